import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { admitRecord } from "../records/admit-record";
import { describeRecord, refuseBlindBudget } from "../records/create-record";
import { enqueueRecord } from "../records/enqueue-record";
import { getRecord } from "../records/get-record";
import { getRecordedModel } from "../records/get-recorded-model";
import { costOfTokens } from "../records/prices-of";
import type { GoldenRecord } from "../records/schemas";
import { getParity } from "./get-parity";
import type { createParityInput, ParityReport } from "./schemas";

type Input = z.infer<typeof createParityInput>;

/** Puts the questions of a golden record to another model. Asking twice gives the same report: its margin was chosen before anybody looked. */
export async function createParity(caller: Caller, input: Input): Promise<ParityReport> {
  const record = await getRecord(caller, input.recordId);
  const model = await getRecordedModel(caller, input.modelVersionId);
  if (record.modelVersionId === model.id)
    throw new AppError("invalid", "Both sides are the same model. Choose the one that is to take its place.", [
      { field: "modelVersionId", problem: "This is the model that was recorded." },
    ]);
  if (record.doneCount === 0)
    throw new AppError("conflict", `Nothing is recorded of ${record.model.name} yet. Wait until it has answered.`);
  refuseBlindBudget(model, input.budgetUsd);
  const before = record.replayOfId ? await getRecord(caller, record.replayOfId) : record;
  const id = await db.$transaction(
    async (tx) => {
      const described = await describeRecord(tx, caller, model);
      // The numbers' lock makes two who ask at once take turns.
      const known = await tx.parityReport.findFirst({
        where: { projectId: caller.projectId, beforeId: before.id, after: { modelVersionId: model.id } },
        select: { id: true },
      });
      if (known) return known.id;
      const afterId = randomUUID();
      // The same questions, and about as much to answer.
      const likelyUsd = costOfTokens(described, before.promptTokens, before.completionTokens);
      const budgetUsd = await admitRecord(tx, { projectId: caller.projectId, likelyUsd, budgetUsd: input.budgetUsd, spentUsd: 0 });
      await tx.goldenRecord.create({
        data: { ...described, ...replayOf(before, input), id: afterId, budgetUsd, costHighUsd: likelyUsd },
      });
      await enqueueRecord(tx, afterId);
      const report = {
        projectId: caller.projectId,
        beforeId: before.id,
        afterId,
        margin: input.marginPoints / 100,
        createdById: caller.userId,
      };
      return (await tx.parityReport.create({ data: report, select: { id: true } })).id;
    },
    { timeout: 30_000 },
  );
  return getParity(caller, id);
}

/** The same questions, with the same limits. */
function replayOf(record: GoldenRecord, { budgetUsd, budgetTokens }: Input) {
  return {
    source: "replay" as const,
    sourceWords: `the questions of golden record ${record.number}, ${record.sourceWords}`,
    replayOfId: record.id,
    benchmarkId: record.benchmarkId,
    graders: record.graders ?? Prisma.DbNull,
    caseCount: record.caseCount,
    maxTokens: record.maxTokens,
    temperature: record.temperature,
    seed: record.seed,
    budgetUsd,
    budgetTokens,
  };
}
