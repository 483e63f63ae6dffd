import { randomUUID } from "node:crypto";
import type { Caller } from "@/lib/accounts/caller";
import { getVersion } from "@/lib/datasets/versions/get-version";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { lockNumbers } from "@/lib/models/lock-numbers";
import { guessGraders } from "../graders/guess-graders";
import type { Benchmark } from "../schemas";
import { createBenchmark } from "./create-benchmark";
import { createFromDataset } from "./create-from-dataset";
import { getBenchmark } from "./get-benchmark";
import { insertCases } from "./insert-cases";
import { nextNumbers } from "./next-numbers";
import { type CreateBenchmarkInput, createBenchmarkInput } from "./schemas";

/** A benchmark from a test split, from a whole dataset, or from cases that somebody wrote. */
export async function setUpBenchmark(caller: Caller, given: CreateBenchmarkInput): Promise<Benchmark> {
  const input = createBenchmarkInput.parse(given);
  if (input.from === "version") return fromVersion(caller, input.datasetVersionId);
  if (input.from === "dataset") return createFromDataset(caller, input.datasetId);
  const { projectId } = caller;
  const { name, cases } = input;
  const graders = input.graders ?? (await guessGraders(targetsOf(cases)));
  const id = randomUUID();
  await db.$transaction(async (tx) => {
    await lockNumbers(tx, projectId);
    const numbers = await nextNumbers(tx, projectId, id);
    await tx.benchmark.create({ data: { id, projectId, name, ...numbers, graders, caseCount: cases.length } });
    await insertCases(tx, id, cases, 1);
  });
  return getBenchmark(caller, id);
}

async function fromVersion(caller: Caller, datasetVersionId: string): Promise<Benchmark> {
  const { id } = await getVersion(caller, datasetVersionId);
  const made = await createBenchmark(id);
  if (!made)
    throw new AppError("invalid", "This version has no test split. Freeze one with a share for the test, or choose another version.");
  return getBenchmark(caller, made.id);
}

async function* targetsOf(cases: readonly { target: string }[]): AsyncGenerator<string> {
  for (const { target } of cases) yield target;
}
