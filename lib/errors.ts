export type ErrorCode = "invalid" | "unauthenticated" | "forbidden" | "not_found" | "conflict" | "upstream";

/** What a form shows beside a field: where it is wrong and what to do. */
export interface FieldProblem {
  field: string;
  problem: string;
}

/**
 * The one error that a domain throws on purpose. `message` is read by people: what happened, why, what to do.
 * Anything else that is thrown is a bug and reaches nobody but the log.
 */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fields: FieldProblem[] = [],
  ) {
    super(message);
    this.name = "AppError";
  }
}
