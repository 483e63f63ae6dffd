import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { analyseExperiment } from "./analyse-experiment";
import { beginStage } from "./begin-stage";
import { closeExperiment } from "./end-experiment";
import { type ExperimentRow, experimentInclude } from "./get-experiment-row";
import { nextStageOf } from "./next-stage";
import { factsOf } from "./to-experiment";

/** Every minute: what a guardrail forbids is taken back, what is over ends, the next stage begins, and the day's figures are kept. */
export async function watchExperiments(now = new Date()): Promise<void> {
  const rows = await db.experiment.findMany({ where: { status: "running" }, include: experimentInclude });
  for (const row of rows) {
    await keepDay(row.id, now);
    try {
      await watch(row, now);
    } catch (error) {
      // A person changed the deployment in the same moment; the next look sees what they did.
      if (!(error instanceof AppError && error.code === "conflict")) throw error;
    }
  }
}

async function watch(row: ExperimentRow, now: Date): Promise<void> {
  const facts = factsOf(row, now);
  const { verdict, guardrails, split } = analyseExperiment(facts);
  const actor = { projectId: row.projectId, userId: null };
  if (guardrails.some(({ state }) => state === "broken"))
    return closeExperiment(actor, row, { status: "rolled_back", reason: `${verdict.sentence} ${verdict.detail}` });
  if (row.endsAt <= now)
    return closeExperiment(actor, row, { status: "rolled_back", reason: `Its time was over before it was decided. ${verdict.sentence}` });
  const treated = facts.sums.find(({ variantId, metric }) => variantId === row.treatmentId && metric === "failed")?.units ?? 0;
  const next = nextStageOf({ ...row, treated, isSplitBroken: split.isBroken, guardrails }, now);
  if (next?.waitsFor === null) await beginStage(actor, row, { share: next.share, reason: "nothing got worse" }, now);
}

async function keepDay(experimentId: string, now: Date): Promise<void> {
  const day = now.toISOString().slice(0, 10);
  await db.$executeRaw`
    insert into "ExperimentDay" ("experimentId", day, "variantId", metric, units, numerator, "numeratorSquares", denominator, "denominatorSquares", "cross")
    select "experimentId", ${day}::date, "variantId", metric, units, numerator, "numeratorSquares", denominator, "denominatorSquares", "cross"
    from "ExperimentArm" where "experimentId" = ${experimentId}
    on conflict ("experimentId", day, "variantId", metric) do update set units = excluded.units, numerator = excluded.numerator,
      "numeratorSquares" = excluded."numeratorSquares", denominator = excluded.denominator,
      "denominatorSquares" = excluded."denominatorSquares", "cross" = excluded."cross"`;
}
