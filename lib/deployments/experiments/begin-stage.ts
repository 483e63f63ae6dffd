import { AppError } from "@/lib/errors";
import { formatPercent } from "@/lib/format";
import { applyChange } from "../change-traffic";
import { newSalt } from "../new-salt";
import type { ExperimentRow } from "./get-experiment-row";
import { setArms } from "./set-arms";

interface Stage {
  share: number;
  reason: string;
}

/** People are dealt anew and counted anew: whoever changed sides when the share grew would blur both. */
export async function beginStage(
  actor: { projectId: string; userId: string | null },
  { id, deploymentId, controlId, treatmentId, stage, deployment }: ExperimentRow,
  { share, reason }: Stage,
  now: Date,
): Promise<void> {
  await applyChange(actor, deploymentId, {
    kind: "shares",
    isOfExperiment: true,
    routingVersion: deployment.routingVersion,
    reason: `A/B test: ${reason}, so ${formatPercent(share, 0)} for the new variant.`,
    settings: { salt: newSalt() },
    decide: setArms({ controlId, treatmentId, share }),
    alongside: async (tx) => {
      await tx.$queryRaw`select id from "Experiment" where id = ${id} for update`;
      const data = { stage: stage + 1, stageAt: now, countedSince: now, countedVersion: deployment.routingVersion + 1, crossedUnits: 0 };
      const { count } = await tx.experiment.updateMany({ where: { id, stage, status: "running" }, data });
      if (count === 0) throw new AppError("conflict", "The test has moved on. Look at where it stands now.");
      const where = { experimentId: id };
      await tx.experimentFigure.deleteMany({ where });
      await tx.experimentUnit.deleteMany({ where });
      await tx.experimentArm.deleteMany({ where });
      await tx.experimentDay.deleteMany({ where });
      await tx.experimentMark.deleteMany({ where: { ...where, settledAt: null } });
    },
  });
}
