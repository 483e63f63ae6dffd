import { z } from "zod";
import { exampleContentSchema } from "@/lib/datasets/schemas";
import type { Prisma } from "@/lib/db/generated/client";
import { readMaxTokens } from "@/lib/evaluations/read-max-tokens";
import { callableName } from "@/lib/models/callable-name";
import { toJsonInput } from "@/lib/runs/to-json-input";
import { enqueueParity } from "./enqueue-parity";
import { saidBy } from "./said-by";

const mostCases = 16;
/** With fewer nothing could be told apart from chance. */
export const fewestParityCases = 8;

interface Question {
  prompt: unknown;
  tools: unknown;
  first: string | null;
}

interface Questions {
  source: string;
  hasRecord: boolean;
  maxTokens: number;
  rows: Question[];
}

/** Begins a variant's check, or notes why it needs none. With the variant, in one transaction. */
export async function planParity(tx: Prisma.TransactionClient, variantId: string): Promise<{ isNeeded: boolean }> {
  const { modelVersion: model } = await tx.variant.findUniqueOrThrow({
    where: { id: variantId },
    include: { modelVersion: { include: { run: { select: { datasetVersionId: true } } } } },
  });
  const data = { variantId, servedModel: callableName(model) };
  const skip = async (source: string) => {
    await tx.parityCheck.create({ data: { ...data, source, status: "not_needed", finishedAt: new Date() } });
    return { isNeeded: false };
  };
  if (model.kind === "baseline") return skip("Nothing was trained: a model that is prompted has no other answers to be held against.");
  const questions = await readQuestions(tx, model);
  if (!questions || questions.rows.length < fewestParityCases)
    return skip(
      `It takes ${fewestParityCases} questions to compare, and this project has ${questions?.rows.length ?? "none"}. Make a benchmark, and it can be checked.`,
    );
  const { rows, ...described } = questions;
  const { id: checkId } = await tx.parityCheck.create({ data: { ...data, ...described }, select: { id: true } });
  await tx.parityCheckCase.createMany({
    data: rows.map(({ prompt, tools, first }, position) => ({
      checkId,
      position,
      prompt: toJsonInput(prompt),
      ...(tools ? { tools: toJsonInput(tools) } : {}),
      first,
    })),
  });
  await enqueueParity(tx, checkId);
  return { isNeeded: true };
}

interface Model {
  id: string;
  projectId: string;
  run: { datasetVersionId: string } | null;
}

/** What the model was measured on, with what it said; else the newest benchmark; else the examples that were held back from its training. */
async function readQuestions(tx: Prisma.TransactionClient, { id, projectId, run }: Model): Promise<Questions | null> {
  const measured = await tx.evaluation.findFirst({
    where: { modelVersionId: id, status: "succeeded", caseCount: { gte: fewestParityCases } },
    orderBy: [{ finishedAt: "desc" }, { id: "desc" }],
    include: { benchmark: { select: { id: true, name: true } } },
  });
  if (measured) {
    const rows = z.array(measuredSchema).parse(
      await tx.$queryRaw`select c.prompt, c.tools, r.answer, r.calls from "EvaluationResult" r join "BenchmarkCase" c on c.id = r."caseId"
        where r."evaluationId" = ${measured.id} and r."completionTokens" > 0 order by md5(c.id) limit ${mostCases}`,
    );
    if (rows.length >= fewestParityCases)
      return {
        source: `questions of the benchmark ${measured.benchmark.name}, with what was answered when it was measured`,
        hasRecord: true,
        maxTokens: await readMaxTokens(measured.benchmark.id, tx),
        rows: rows.map(({ prompt, tools, answer, calls }) => ({ prompt, tools, first: saidBy(answer, calls) })),
      };
  }
  const benchmark = await tx.benchmark.findFirst({
    where: { projectId, caseCount: { gte: fewestParityCases } },
    orderBy: { number: "desc" },
    select: { id: true, name: true },
  });
  if (benchmark) {
    const rows = await tx.$queryRaw<{ prompt: unknown; tools: unknown }[]>`
      select prompt, tools from "BenchmarkCase" where "benchmarkId" = ${benchmark.id} order by md5(id) limit ${mostCases}`;
    const described = { source: `questions of the benchmark ${benchmark.name}`, hasRecord: false };
    return { ...described, maxTokens: await readMaxTokens(benchmark.id, tx), rows: rows.map((row) => ({ ...row, first: null })) };
  }
  return run ? readHeldBack(tx, run.datasetVersionId) : null;
}

const measuredSchema = z.object({ prompt: z.unknown(), tools: z.unknown(), answer: z.string(), calls: z.unknown() });
const [spareTokens, mostTokens] = [8, 2_048];

async function readHeldBack(tx: Prisma.TransactionClient, versionId: string): Promise<Questions> {
  const rows = z.array(exampleContentSchema).parse(
    await tx.$queryRaw`select revision.messages, revision.tools, revision.rejected from "DatasetVersionExample" row
      join "ExampleRevision" revision on revision.id = row."revisionId"
      where row."versionId" = ${versionId} and row.split = 'validation' order by row.position limit ${mostCases}`,
  );
  const longest = Math.max(0, ...rows.map(({ messages }) => Buffer.byteLength(JSON.stringify(messages.at(-1)))));
  return {
    source: "validation examples of the version that it was trained on",
    hasRecord: false,
    maxTokens: Math.min(mostTokens, longest + spareTokens),
    rows: rows.map(({ messages, tools }) => ({ prompt: messages.slice(0, -1), tools, first: null })),
  };
}
