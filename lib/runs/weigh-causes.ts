import { type FailureKind, failureKindSchema } from "@/lib/trainers/schemas";
import type { Diagnosis } from "./schemas";

/** What Hone has seen itself, around a failure. */
export interface Evidence {
  kind: FailureKind;
  /** The trainer's rows were all read without an objection before anything was launched. */
  passedCheck: boolean;
  /** Steps that were taken before the end. */
  steps: number;
  /** The key was accepted when the failure was read, or later. */
  keyWorked: boolean;
  /** No look at the job was missed. */
  lookedWithoutGap: boolean;
  sameElsewhere: number;
}

type Verdict = Diagnosis["causes"][number]["verdict"];

/** Who it was not, and why: a cause is ruled out by a fact, never by a guess. */
export function weighCauses(evidence: Evidence): Diagnosis["causes"] {
  return failureKindSchema.options.map((kind) => ({ kind, verdict: kind === evidence.kind ? "cause" : weigh(kind, evidence) }));
}

function weigh(kind: FailureKind, { kind: cause, passedCheck, steps, keyWorked, lookedWithoutGap, sameElsewhere }: Evidence): Verdict {
  if (cause === "unknown") return kind === "your_account" && keyWorked ? "unlikely" : "possible";
  switch (kind) {
    case "your_data":
      return passedCheck && steps > 0 ? "ruled_out" : passedCheck ? "unlikely" : "possible";
    case "your_account":
      return keyWorked && steps > 0 ? "ruled_out" : keyWorked ? "unlikely" : "possible";
    case "hone":
      return lookedWithoutGap && steps > 0 ? "ruled_out" : "unlikely";
    case "provider":
      return sameElsewhere > 0 ? "possible" : "unlikely";
    case "unknown":
      return "unlikely";
  }
}
