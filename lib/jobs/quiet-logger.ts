import { Logger } from "graphile-worker";

/** The queue tells every step of every job; what went wrong with a job is said once, by the worker. */
export const quietLogger = new Logger(() => (level, message) => {
  if (String(level) === "error" && !message.startsWith("Failed task")) console.error(message);
});
