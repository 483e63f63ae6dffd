import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { getVersion } from "@/lib/datasets/versions/get-version";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { createBenchmark } from "@/lib/evaluations/benchmarks/create-benchmark";
import { lockNumbers } from "@/lib/models/lock-numbers";
import { getSpending } from "@/lib/runs/spending/get-spending";
import { admitRecord } from "./admit-record";
import { enqueueRecord } from "./enqueue-record";
import { estimateRecord } from "./estimate-record";
import { getRecord } from "./get-record";
import { getRecordedModel } from "./get-recorded-model";
import { pricesOf } from "./prices-of";
import { readSource } from "./read-source";
import type { createRecordInput, GoldenRecord, RecordSource } from "./schemas";

type Model = Awaited<ReturnType<typeof getRecordedModel>>;

/** Writes down what will be asked, and has it asked in the background. */
export async function createRecord(
  caller: Caller,
  input: z.infer<typeof createRecordInput>,
  alongside?: (tx: Prisma.TransactionClient, recordId: string) => Promise<void>,
): Promise<GoldenRecord> {
  const model = await getRecordedModel(caller, input.modelVersionId);
  const wanted = await settleSource(caller, input.source);
  const source = await readSource(caller, wanted);
  const { maxTokens, temperature, seed, budgetUsd, budgetTokens } = input;
  refuseBlindBudget(model, budgetUsd);
  const likelyUsd = await costOfRecording(caller, { ...input, source: wanted });
  const id = randomUUID();
  await db.$transaction(
    async (tx) => {
      const described = await describeRecord(tx, caller, model);
      const admitted = await admitRecord(tx, { projectId: caller.projectId, likelyUsd, budgetUsd, spentUsd: 0 });
      await tx.goldenRecord.create({
        data: {
          ...described,
          id,
          source: wanted.kind,
          sourceWords: source.words,
          benchmarkId: source.benchmarkId,
          graders: source.graders ?? Prisma.DbNull,
          caseCount: source.caseCount,
          maxTokens,
          temperature,
          seed,
          budgetUsd: admitted,
          budgetTokens,
          costHighUsd: likelyUsd,
        },
      });
      await source.store(tx, id);
      await enqueueRecord(tx, id);
      await alongside?.(tx, id);
    },
    { timeout: 60_000 },
  );
  return getRecord(caller, id);
}

/** Null where nobody knows, and where no budget asks. */
async function costOfRecording(caller: Caller, input: z.infer<typeof createRecordInput>): Promise<number | null> {
  return (await getSpending(caller)).budgetUsd === null ? null : (await estimateRecord(caller, input)).usd;
}

type Settled = Exclude<RecordSource, { kind: "test_split" }>;

/** A test split is asked as the benchmark that it is. */
async function settleSource(caller: Caller, source: RecordSource): Promise<Settled> {
  if (source.kind !== "test_split") return source;
  const version = await getVersion(caller, source.datasetVersionId);
  const benchmark = await createBenchmark(version.id);
  if (!benchmark)
    throw new AppError("invalid", `Version ${version.number} of ${version.datasetName} has no test split. Draw a sample of it instead.`);
  return { kind: "benchmark", benchmarkId: benchmark.id };
}

/** A limit in money that nobody can keep would be no limit. */
export function refuseBlindBudget(model: Model, budgetUsd: number | null): void {
  const { inputPrice, outputPrice } = pricesOf(model.trainer, model);
  if (budgetUsd === null || (inputPrice !== null && outputPrice !== null)) return;
  const problem = `Nobody entered what ${model.baseModel} costs, so a budget in USD cannot be kept. Enter its prices where trainers are set up, or set a budget in tokens.`;
  throw new AppError("invalid", problem, [{ field: "budgetUsd", problem }]);
}

/** Who answers, at what price, under the next number of the project. */
export async function describeRecord(tx: Prisma.TransactionClient, { projectId, userId }: Caller, model: Model) {
  await lockNumbers(tx, projectId);
  const newest = await tx.goldenRecord.aggregate({ where: { projectId }, _max: { number: true } });
  const { name, kind, baseModel, trainerModel, systemPrompt, trainer } = model;
  return {
    projectId,
    number: (newest._max.number ?? 0) + 1,
    modelVersionId: model.id,
    model: { name, kind, baseModel, trainerModel, systemPrompt, trainer: { id: trainer.id, name: trainer.name } },
    ...pricesOf(trainer, model),
    createdById: userId,
  };
}
