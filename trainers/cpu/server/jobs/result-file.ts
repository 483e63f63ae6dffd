import type { JobEvent } from "./event-log";

const columns = [
  ["step", "step"],
  ["train_loss", "train_loss"],
  ["train_accuracy", "train_mean_token_accuracy"],
  ["valid_loss", "valid_loss"],
  ["valid_mean_token_accuracy", "valid_mean_token_accuracy"],
] as const;

/** The step metrics as the protocol's CSV; a step without validation leaves its two columns empty. */
export function resultCsv(events: readonly JobEvent[]): string {
  const rows = events.filter(({ type }) => type === "metrics").map(({ data }) => columns.map(([, key]) => data?.[key] ?? "").join(","));
  return `${[columns.map(([name]) => name).join(","), ...rows].join("\n")}\n`;
}
