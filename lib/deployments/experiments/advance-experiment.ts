import type { Caller } from "@/lib/accounts/caller";
import { AppError } from "@/lib/errors";
import { beginStage } from "./begin-stage";
import { getExperiment } from "./get-experiment";
import { getExperimentRow } from "./get-experiment-row";
import { type AdvanceExperimentInput, advanceExperimentInput, type Experiment } from "./schemas";
import { toExperiment } from "./to-experiment";

/** A person begins the next stage before it would begin by itself. Not with a broken split: more people would not mend it. */
export async function advanceExperiment(caller: Caller, experimentId: string, given: AdvanceExperimentInput): Promise<Experiment> {
  const { stage } = advanceExperimentInput.parse(given);
  const row = await getExperimentRow(caller, experimentId);
  const now = new Date();
  const { status, split, nextStage } = toExperiment(row, now);
  if (status !== "running") throw new AppError("conflict", "This test has ended already. Look at how it ended.");
  if (row.stage !== stage) throw new AppError("conflict", "The test has moved on. Look at where it stands now.");
  if (!nextStage) throw new AppError("invalid", "This is the last stage. Ship, roll back or let it run.");
  if (split.isBroken)
    throw new AppError(
      "invalid",
      "The split is broken, and a larger share would not mend it. Find out what sends people to one side first.",
    );
  await beginStage(caller, row, { share: nextStage.share, reason: "begun by hand" }, now);
  return getExperiment(caller, experimentId);
}
