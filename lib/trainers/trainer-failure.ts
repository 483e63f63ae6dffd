import { AppError } from "@/lib/errors";
import type { FailureKind } from "./schemas";

/** What stood in the way of a connection, where it was the connection itself. */
export type ConnectionFault = "unreachable" | "key_refused" | "wrong_address";

interface Details {
  kind: FailureKind;
  /** What happened and why. */
  problem: string;
  /** What to do. */
  action: string;
  raw?: unknown;
  /** How long the trainer asked to be left alone. */
  retryAfterMs?: number | null;
  fault?: ConnectionFault | null;
  /** It is asked too much at once: the same question will be answered when it is asked more slowly. */
  isBusy?: boolean;
  /** Nothing is wrong: it is still at work on what it was given, and is asked again for as long as that takes. */
  isAtWork?: boolean;
}

/** A trainer that did not do what it was asked, with whose turn it is; the only error that leaves `lib/trainers`. */
export class TrainerFailure extends AppError {
  readonly kind: FailureKind;
  readonly problem: string;
  readonly action: string;
  readonly raw: unknown;
  readonly retryAfterMs: number | null;
  readonly fault: ConnectionFault | null;
  readonly isBusy: boolean;
  readonly isAtWork: boolean;

  /** Asking again does not help: first somebody has to do something at the provider, or about its key. */
  get needsSomebody(): boolean {
    return this.kind === "your_account" && !this.isBusy;
  }

  constructor(
    code: "upstream" | "invalid" | "not_found",
    { kind, problem, action, raw = null, retryAfterMs = null, fault = null, isBusy = false, isAtWork = false }: Details,
  ) {
    super(code, action ? `${problem} ${action}` : problem);
    this.name = "TrainerFailure";
    this.kind = kind;
    this.problem = problem;
    this.action = action;
    this.raw = raw;
    this.retryAfterMs = retryAfterMs;
    this.fault = fault;
    this.isBusy = isBusy;
    this.isAtWork = isAtWork;
  }
}
