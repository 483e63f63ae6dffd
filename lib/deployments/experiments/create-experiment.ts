import type { Caller } from "@/lib/accounts/caller";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { formatPercent } from "@/lib/format";
import { changeTraffic } from "../change-traffic";
import { getDeploymentRow } from "../get-deployment";
import { newSalt } from "../new-salt";
import { getExperiment } from "./get-experiment";
import { chooseJudge } from "./judging/choose-judge";
import { type CreateExperimentInput, createExperimentInput, type Experiment } from "./schemas";
import { setArms } from "./set-arms";

const dayMs = 86_400_000;

/**
 * Starts a test: people are dealt anew by a salt of its own, so that what an earlier test did to them falls on both sides alike. The split, its
 * entry in the history and the experiment stand together or not at all.
 */
export async function createExperiment(caller: Caller, deploymentId: string, given: CreateExperimentInput): Promise<Experiment> {
  const { routingVersion, days, controlId, treatmentId, judge: wanted, ...input } = createExperimentInput.parse(given);
  if (controlId === treatmentId) throw new AppError("invalid", "Both sides are the same variant. Choose another one for one of them.");
  if (input.guardrails.some(({ metric }) => metric === input.metric))
    throw new AppError("invalid", "What decides cannot be a guardrail too: the decision watches it anyway. Take it out of the guardrails.");
  if (!wanted && [input, ...input.guardrails].some(({ metric }) => metric === "judge"))
    throw new AppError("invalid", "The judge’s marks are to be measured, and no judge was chosen. Choose one.");
  await getDeploymentRow(caller, deploymentId);
  const judge = wanted ? await chooseJudge(caller, wanted) : null;
  const share = input.ramp[0] ?? 0.5;
  let experimentId = "";
  await changeTraffic(caller, deploymentId, {
    kind: "shares",
    isOfExperiment: true,
    routingVersion,
    reason: `A/B test: ${formatPercent(share, 0)} for the new variant.`,
    settings: { salt: newSalt() },
    decide: setArms({ controlId, treatmentId, share }),
    alongside: async (tx) => {
      const newest = await tx.experiment.aggregate({ where: { deploymentId }, _max: { number: true } });
      const now = new Date();
      const data = {
        ...input,
        judge: judge ?? Prisma.DbNull,
        projectId: caller.projectId,
        deploymentId,
        controlId,
        treatmentId,
        number: (newest._max.number ?? 0) + 1,
        stageAt: now,
        countedSince: now,
        countedVersion: routingVersion + 1,
        startedAt: now,
        endsAt: new Date(now.getTime() + days * dayMs),
        startedById: caller.userId,
      };
      experimentId = (await refuseSecond(() => tx.experiment.create({ data, select: { id: true } }))).id;
    },
  });
  return getExperiment(caller, experimentId);
}

async function refuseSecond<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")) throw error;
    throw new AppError("conflict", "A test is running on this deployment already. End it first: two at once would blur each other.");
  }
}
