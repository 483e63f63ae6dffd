import { AppError } from "@/lib/errors";
import type { FailureKind } from "@/lib/trainers/schemas";
import { TrainerFailure } from "@/lib/trainers/trainer-failure";

export interface Failure {
  kind: FailureKind;
  message: string;
  action: string;
  raw: unknown;
}

/** What stopped a run, in words for whoever started it. */
export function toFailure(error: unknown): Failure {
  if (error instanceof TrainerFailure) {
    const { kind, problem, action, raw } = error;
    return { kind, message: problem, action: action || "Change what it names and start a new run.", raw };
  }
  if (error instanceof AppError)
    return { kind: "your_data", message: error.message, action: "Change what it names and start a new run.", raw: null };
  return {
    kind: "hone",
    message: "Hone could not go on because of a fault of its own.",
    action: "Your examples and settings are fine. Start the run again; the log of the worker says more.",
    raw: error instanceof Error ? { name: error.name, message: error.message } : null,
  };
}
