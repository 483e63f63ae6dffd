import { MemoryLimitError, ModelError, ParameterError } from "./errors";

/** Errors lose their class on the way between threads. */
export function reviveError({ name, message, parameter }: { name: string; message: string; parameter?: string }): Error {
  if (name === "ParameterError") return new ParameterError(parameter ?? "", message);
  if (name === "ModelError") return new ModelError(message);
  if (name === "MemoryLimitError") return new MemoryLimitError(message);
  return new Error(message);
}
