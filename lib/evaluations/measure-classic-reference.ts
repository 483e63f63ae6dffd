import type { Message } from "@/lib/datasets/schemas";
import { readVersionRows } from "@/lib/datasets/versions/read-version-rows";
import { db } from "@/lib/db/client";
import { estimateMean } from "@/lib/statistics/mean-interval";
import { FieldClassifier } from "./classic/field-classifier";
import type { ClassicReference } from "./schemas";
import { splitTarget } from "./split-target";

/** Enough for words to settle; beyond it a classifier of words gains little and only takes longer. */
const mostExamples = 20_000;

/** What counting words reaches on the same cases, learned from the same training rows. Leaves nothing where no part of an answer is a label. */
export async function measureClassicReference(benchmarkId: string): Promise<void> {
  const benchmark = await db.benchmark.findUnique({ where: { id: benchmarkId } });
  if (!benchmark?.datasetVersionId || benchmark.classicReference !== null) return;
  const classifier = new FieldClassifier();
  for await (const { messages } of readVersionRows(benchmark.datasetVersionId, "train")) {
    const { prompt, target } = splitTarget(messages);
    classifier.learn(questionOf(prompt), target);
    if (classifier.exampleCount >= mostExamples) break;
  }
  if (!classifier.hasLabels) return;
  for await (const { messages } of readVersionRows(benchmark.datasetVersionId, "test")) {
    const { prompt, target } = splitTarget(messages);
    classifier.test(questionOf(prompt), target);
  }
  const { rightCount, caseCount } = classifier;
  const score = estimateMean([
    { value: 0, count: caseCount - rightCount },
    { value: 1, count: rightCount },
  ]);
  const classicReference: ClassicReference = { score, note: classifier.describe() };
  await db.benchmark.updateMany({ where: { id: benchmarkId }, data: { classicReference } });
}

/** The last thing that was asked. */
const questionOf = (prompt: Message[]) => prompt.findLast(({ role }) => role === "user")?.content ?? "";
