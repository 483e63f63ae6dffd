import { formatDuration } from "@/lib/format";
import type { Run, RunStatus } from "@/lib/runs/schemas";
import { aboutDuration } from "./duration-range";
import { secondsLeft } from "./ready-in";

interface Phase {
  label: string;
  detail?: string;
  state: "past" | "now" | "ahead";
  share?: number;
  weight?: number;
}

const phases: readonly { label: string; statuses: readonly RunStatus[]; weight: number }[] = [
  { label: "Check", statuses: ["draft", "preflight", "awaiting_approval"], weight: 1 },
  { label: "Upload", statuses: ["uploading"], weight: 1 },
  { label: "Queue", statuses: ["submitted", "queued"], weight: 1 },
  { label: "Train", statuses: ["running", "paused"], weight: 8 },
  { label: "Finish", statuses: ["finalizing"], weight: 1 },
];

type Trained = Pick<Run, "status" | "step" | "totalSteps" | "startedAt" | "estimateSeconds">;

/** "25 min of about 48 min" */
function timeWords(run: Trained, startedAt: Date, now: Date): string {
  const elapsedMs = Math.max(0, now.getTime() - startedAt.getTime());
  const left = run.status === "running" && run.step > 0 ? secondsLeft(run, now) : null;
  const elapsed = formatDuration(elapsedMs);
  return left ? `${elapsed} of ${aboutDuration([elapsedMs / 1_000 + left[0], elapsedMs / 1_000 + left[1]])}` : elapsed;
}

/** Where a run stands, from left to right. A run that ended early stands where it ended. */
export function runPhases(run: Trained, now: Date): Phase[] {
  const { status, step, totalSteps, startedAt } = run;
  const ended = status === "cancelled" || status === "failed" || status === "lost" ? (step > 0 ? 3 : 0) : null;
  const at = status === "succeeded" ? phases.length : (ended ?? phases.findIndex(({ statuses }) => statuses.includes(status)));
  return phases.map(({ label, weight }, index) => ({
    label,
    weight,
    state: index < at ? "past" : index === at ? "now" : "ahead",
    ...(index === at ? { share: index === 3 && totalSteps ? step / totalSteps : 0.5 } : {}),
    ...(index === 3 && index === at && startedAt && ended === null ? { detail: timeWords(run, startedAt, now) } : {}),
  }));
}
