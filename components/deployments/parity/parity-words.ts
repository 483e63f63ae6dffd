import type { StateName } from "@/components/ui/state-icon";
import type { ParitySummary } from "@/lib/deployments/parity/schemas";

interface Mark {
  state: StateName;
  label: string;
}

/** What stands beside a variant; null for one that was there before variants were checked. */
export function parityMark(parity: ParitySummary | null): Mark {
  if (!parity) return { state: "open", label: "not checked" };
  if (parity.overrideReason !== null) return { state: "attention", label: "let through" };
  const marks: Record<ParitySummary["status"], Mark> = {
    queued: { state: "waiting", label: "being checked" },
    running: { state: "running", label: "being checked" },
    passed: { state: "done", label: "passed" },
    stopped: { state: "failed", label: "stopped" },
    not_needed: { state: "open", label: "not needed" },
    failed: { state: "failed", label: "could not be checked" },
  };
  return marks[parity.status];
}

/** Whether it takes no traffic for now. */
export const isHeldBack = (parity: ParitySummary | null) =>
  parity !== null && parity.overrideReason === null && !["passed", "not_needed"].includes(parity.status);

export const paritySaid = (parity: ParitySummary | null) =>
  parity?.sentence ?? "It was there before variants were checked, and may go on answering.";
