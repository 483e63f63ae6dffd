import type { Caller } from "@/lib/accounts/caller";
import { AppError } from "@/lib/errors";
import { applyChange } from "../change-traffic";
import { sendEverybodyTo } from "../send-everybody-to";
import { getExperiment } from "./get-experiment";
import { type ExperimentRow, getExperimentRow } from "./get-experiment-row";
import { type EndExperimentInput, type Experiment, endExperimentInput } from "./schemas";

const statuses = { ship: "shipped", roll_back: "rolled_back", stop: "stopped" } as const;

/** A person decides. Shipping and rolling back move all traffic; stopping leaves it as it is. */
export async function endExperiment(caller: Caller, experimentId: string, given: EndExperimentInput): Promise<Experiment> {
  const { decision, reason } = endExperimentInput.parse(given);
  const row = await getExperimentRow(caller, experimentId);
  await closeExperiment(caller, row, { status: statuses[decision], reason });
  return getExperiment(caller, experimentId);
}

interface Ending {
  status: (typeof statuses)[keyof typeof statuses];
  reason: string;
}

/** The traffic, its entry in the history and the end of the test stand together. Of two who end it at once, the second one is told. */
export async function closeExperiment(
  actor: { projectId: string; userId: string | null },
  { id, deploymentId, controlId, treatmentId, deployment }: ExperimentRow,
  { status, reason }: Ending,
): Promise<void> {
  const receiver = status === "shipped" ? treatmentId : status === "rolled_back" ? controlId : null;
  await applyChange(actor, deploymentId, {
    kind: status === "shipped" ? "promoted" : "shares",
    isOfExperiment: true,
    routingVersion: deployment.routingVersion,
    reason: reason || endWords[status],
    decide: receiver ? sendEverybodyTo(receiver) : (before) => before,
    alongside: async (tx) => {
      const { count } = await tx.experiment.updateMany({
        where: { id, projectId: actor.projectId, status: "running" },
        data: { status, reason, endedAt: new Date(), endedById: actor.userId },
      });
      if (count === 0) throw new AppError("conflict", "This test has ended already. Look at how it ended.");
    },
  });
}

const endWords = { shipped: "A/B test: shipped.", rolled_back: "A/B test: rolled back.", stopped: "A/B test: stopped, the split stays." };
