import type { BoardRow, NextAction } from "./schemas";

type Progress = Pick<BoardRow, "life" | "mayRetire" | "record" | "replacement" | "parity" | "isSwitched">;

const failed = new Set(["failed", "cancelled", "lost"]);

/** The one thing to do next with a model that ends. The order is the point: what is not recorded while it answers can never be proved. */
export function nextAction({ life, mayRetire, record, replacement, parity, isSwitched }: Progress): NextAction {
  if (life !== "ends") return "none";
  if (!record) return "record";
  if (record.status === "queued" || record.status === "recording") return "see_record";
  if (record.status === "failed" || record.status === "stopped") return "go_on";
  if (mayRetire || isSwitched) return "none";
  if (!replacement?.modelVersion) {
    const { run } = replacement ?? {};
    return run && !failed.has(run.status) ? "see_run" : "retrain";
  }
  if (!parity) return "prove";
  if (parity.outcome === "no_worse") return "switch";
  return parity.outcome === "cannot_tell" || parity.outcome === "refused" ? "add_cases" : "see_parity";
}
