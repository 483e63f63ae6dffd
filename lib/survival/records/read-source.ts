import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { type Message, messagesSchema } from "@/lib/datasets/schemas";
import { getVersion } from "@/lib/datasets/versions/get-version";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { type Grader, gradersSchema } from "@/lib/evaluations/graders/schemas";
import { formatCount } from "@/lib/format";
import { parsePrompts } from "./parse-prompts";
import { mostPromptCases, type RecordSource } from "./schemas";

export interface Source {
  caseCount: number;
  words: string;
  benchmarkId: string | null;
  graders: Grader[] | null;
  /** A look at the first of them, for estimates. */
  sample: { prompt: Message[]; answer: string | null }[];
  /** Writes all of them, in order. Texts that the database has already never pass through this process. */
  store: (tx: Prisma.TransactionClient, recordId: string) => Promise<void>;
}

const looked = 100;
const rowsSchema = z.array(z.object({ prompt: messagesSchema, answer: z.string().nullable() }));

/** What the cases of a record would be. Another project's benchmark or version is not found. */
export async function readSource(caller: Caller, source: RecordSource): Promise<Source> {
  switch (source.kind) {
    case "benchmark":
      return fromBenchmark(caller, source.benchmarkId);
    case "test_split":
      // For a look ahead; who records it has made a benchmark of it.
      return fromVersion(caller, {
        kind: "sample",
        datasetVersionId: source.datasetVersionId,
        split: "test",
        count: mostPromptCases,
        seed: 1,
      });
    case "sample":
      return fromVersion(caller, source);
    case "prompts":
      return fromText(source.text);
  }
}

async function fromBenchmark({ projectId }: Caller, benchmarkId: string): Promise<Source> {
  const benchmark = await db.benchmark.findFirst({ where: { id: benchmarkId, projectId } });
  if (!benchmark) throw new AppError("not_found", "There is no such benchmark in this project. Choose one from the list.");
  await refuseTools(benchmarkId);
  const sample = await db.$queryRaw`
    select prompt, target as answer from "BenchmarkCase" where "benchmarkId" = ${benchmarkId} order by position limit ${looked}`;
  return {
    caseCount: benchmark.caseCount,
    words: `the cases of ${benchmark.name}`,
    benchmarkId,
    graders: gradersSchema.parse(benchmark.graders),
    sample: rowsSchema.parse(sample),
    store: async (tx, recordId) => {
      await tx.$executeRaw`
        insert into "GoldenCase" ("recordId", position, prompt, target, "groupKey")
        select ${recordId}, position, prompt, target, "groupKey" from "BenchmarkCase" where "benchmarkId" = ${benchmarkId}`;
    },
  };
}

/** Without its tools a model would be recorded as somebody else. */
async function refuseTools(benchmarkId: string): Promise<void> {
  const [found] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from "BenchmarkCase" where "benchmarkId" = ${benchmarkId} and jsonb_typeof(tools) = 'array'`;
  if (!found?.count) return;
  const cases = formatCount(found.count, "case");
  throw new AppError(
    "invalid",
    `${cases} of this benchmark offer tools, and golden records hold texts only. Record a benchmark or a sample without tools.`,
  );
}

type Sample = Extract<RecordSource, { kind: "sample" }>;

async function fromVersion(caller: Caller, { datasetVersionId, split, count, seed }: Sample): Promise<Source> {
  const version = await getVersion(caller, datasetVersionId);
  const ofSplit = split ? Prisma.sql`and row.split = ${split}::"Split"` : Prisma.empty;
  const picked = (limit: number) => Prisma.sql`
    select row.position, row."revisionId" from "DatasetVersionExample" row where row."versionId" = ${version.id} ${ofSplit}
    order by md5(${String(seed)} || row."revisionId") limit ${limit}`;
  const size = split ? version[`${split}Count`] : version.trainCount + version.validationCount + version.testCount;
  const caseCount = Math.min(count, size);
  const name = `version ${version.number} of ${version.datasetName}`;
  if (caseCount === 0)
    throw new AppError("invalid", `There is no example to draw from in ${split ? `the ${split} split of ` : ""}${name}.`);
  const sample = await db.$queryRaw`
    select revision.messages - -1 as prompt, revision.messages -> -1 ->> 'content' as answer
    from (${picked(Math.min(looked, caseCount))}) pick join "ExampleRevision" revision on revision.id = pick."revisionId"`;
  return {
    caseCount,
    words: `${formatCount(caseCount, "prompt")} drawn from ${split ? `the ${split} split of ` : ""}${name}, seed ${seed}`,
    benchmarkId: null,
    graders: null,
    sample: rowsSchema.parse(sample),
    store: async (tx, recordId) => {
      await tx.$executeRaw`
        insert into "GoldenCase" ("recordId", position, prompt, "groupKey")
        select ${recordId}, row_number() over (order by pick.position)::int, revision.messages - -1, example."groupKey"
        from (${picked(caseCount)}) pick join "ExampleRevision" revision on revision.id = pick."revisionId"
          join "Example" example on example.id = revision."exampleId"`;
    },
  };
}

function fromText(text: string): Source {
  const prompts = parsePrompts(text);
  return {
    caseCount: prompts.length,
    words: `${formatCount(prompts.length, "prompt")} that somebody wrote`,
    benchmarkId: null,
    graders: null,
    sample: prompts.slice(0, looked).map((prompt) => ({ prompt, answer: null })),
    store: async (tx, recordId) => {
      await tx.goldenCase.createMany({
        data: prompts.map((prompt, index) => ({ recordId, position: index + 1, prompt: prompt.map(plainMessage) })),
      });
    },
  };
}

/** Prisma takes no `undefined` inside JSON. */
const plainMessage = (message: Message): Prisma.InputJsonObject => JSON.parse(JSON.stringify(message));
