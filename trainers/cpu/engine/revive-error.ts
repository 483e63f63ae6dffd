import { MemoryLimitError, ModelError, ParameterError } from "./errors";

/** An error on its way between threads, where it would lose its class. */
export interface SentError {
  name: string;
  message: string;
  parameter?: string;
  /** The system's own, "ENOSPC" for a full disk. */
  code?: string;
}

export function sendError(error: unknown): SentError {
  if (!(error instanceof Error)) return { name: "Error", message: String(error) };
  return {
    name: error.name,
    message: error.message,
    ...(error instanceof ParameterError ? { parameter: error.parameter } : {}),
    ...("code" in error && typeof error.code === "string" ? { code: error.code } : {}),
  };
}

export function reviveError({ name, message, parameter, code }: SentError): Error {
  if (name === "ParameterError") return new ParameterError(parameter ?? "", message);
  if (name === "ModelError") return new ModelError(message);
  if (name === "MemoryLimitError") return new MemoryLimitError(message);
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}
