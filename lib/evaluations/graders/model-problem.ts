import { TrainerFailure } from "@/lib/trainers/trainer-failure";

/** Why a model that a grader asked did not help, in words; what is no fault of that model goes on upwards. */
export function modelProblem(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) throw error;
  if (error instanceof TrainerFailure) return error.problem;
  if (error instanceof Error && /abort|timeout/i.test(error.name + error.message)) return "The model took longer than a minute.";
  throw error;
}
