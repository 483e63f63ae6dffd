import { AppError } from "@/lib/errors";
import type { FailureKind } from "./schemas";

interface Details {
  kind: FailureKind;
  /** What happened and why. */
  problem: string;
  /** What to do. */
  action: string;
  raw?: unknown;
}

/** A trainer that did not do what it was asked, with whose turn it is; the only error that leaves `lib/trainers`. */
export class TrainerFailure extends AppError {
  readonly kind: FailureKind;
  readonly problem: string;
  readonly action: string;
  readonly raw: unknown;

  constructor(code: "upstream" | "invalid" | "not_found", { kind, problem, action, raw = null }: Details) {
    super(code, action ? `${problem} ${action}` : problem);
    this.name = "TrainerFailure";
    this.kind = kind;
    this.problem = problem;
    this.action = action;
    this.raw = raw;
  }
}
