import { formatDuration } from "@/lib/format";
import type { Run, RunStatus } from "@/lib/runs/schemas";

interface Phase {
  label: string;
  detail?: string;
  state: "past" | "now" | "ahead";
  share?: number;
  weight?: number;
}

const phases: readonly { label: string; statuses: readonly RunStatus[]; weight: number }[] = [
  { label: "Check", statuses: ["draft", "preflight", "awaiting_approval"], weight: 1 },
  { label: "Send", statuses: ["uploading"], weight: 1 },
  { label: "Queue", statuses: ["submitted", "queued"], weight: 1 },
  { label: "Train", statuses: ["running", "paused"], weight: 8 },
  { label: "Save", statuses: ["finalizing"], weight: 1 },
];

/** Where a run stands, from left to right. A run that ended early stands where it ended. */
export function runPhases(run: Pick<Run, "status" | "step" | "totalSteps" | "startedAt">, now: Date): Phase[] {
  const { status, step, totalSteps, startedAt } = run;
  const ended = status === "cancelled" || status === "failed" || status === "lost" ? (step > 0 ? 3 : 0) : null;
  const at = status === "succeeded" ? phases.length : (ended ?? phases.findIndex(({ statuses }) => statuses.includes(status)));
  return phases.map(({ label, weight }, index) => ({
    label,
    weight,
    state: index < at ? "past" : index === at ? "now" : "ahead",
    ...(index === at ? { share: index === 3 && totalSteps ? step / totalSteps : 0.5 } : {}),
    ...(index === 3 && index === at && startedAt && ended === null
      ? { detail: formatDuration(Math.max(0, now.getTime() - startedAt.getTime())) }
      : {}),
  }));
}
