import { AppError } from "@/lib/errors";
import { cancelRun } from "../cancel-run";
import { isFinished } from "../transitions";
import { callerOf } from "./launch-member";
import type { SweepRow } from "./read-situation";

/** Asks every run that is on to stop; one that ended by itself meanwhile has nothing to stop. */
export async function cancelMembers(sweep: SweepRow): Promise<void> {
  for (const { run } of sweep.members) {
    if (!run || isFinished(run.status) || run.cancelRequestedAt) continue;
    await cancelRun(callerOf(sweep), run.id).catch((error: unknown) => {
      if (!(error instanceof AppError && error.code === "conflict")) throw error;
    });
  }
}
