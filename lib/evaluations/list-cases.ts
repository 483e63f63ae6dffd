import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { parseNumberCursor } from "@/lib/http/page";
import { requireGrader } from "./compare-evaluations";
import { getEvaluation } from "./get-evaluation";
import { type casePageSchema, caseSchema, type Evaluation, type ListCasesInput } from "./schemas";

type CasePage = z.infer<typeof casePageSchema>;

/** Cases in order with the candidate's answers and, where a baseline is named, its answers beside them. */
export async function listCases(caller: Caller, benchmarkId: string, input: ListCasesInput): Promise<CasePage> {
  const { candidateId, baselineId, show, cursor, limit } = input;
  if (!baselineId && (show === "fixed" || show === "broken")) {
    throw new AppError("invalid", `Nothing is ${show} without something to compare with. Choose a second evaluation as the baseline.`);
  }
  const candidate = await getEvaluation(caller, candidateId);
  const baseline = baselineId ? await getEvaluation(caller, baselineId) : null;
  for (const evaluation of [candidate, baseline]) requireBenchmark(evaluation, benchmarkId);
  const filter = Prisma.sql`from "BenchmarkCase" c
    left join "EvaluationResult" r on r."evaluationId" = ${candidateId} and r."caseId" = c.id
    left join "EvaluationResult" b on b."evaluationId" = ${baselineId ?? null} and b."caseId" = c.id
    where c."benchmarkId" = ${benchmarkId} and ${shown(show, requireGrader(candidate, input.grader))}`;
  const [rows, totals] = await Promise.all([
    db.$queryRaw`
      select c.id, c.position, c.prompt, c.target, ${answerOf("r")} as candidate, ${answerOf("b")} as baseline
      ${filter} and c.position > ${parseNumberCursor(cursor) ?? 0} order by c.position limit ${limit + 1}`,
    db.$queryRaw`select count(*)::int as total ${filter}`,
  ]);
  const page = z.array(caseSchema).parse(rows);
  const items = page.slice(0, limit);
  const [{ total }] = z.tuple([z.object({ total: z.number() })]).parse(totals);
  return { items, total, nextCursor: page.length > limit ? String(items.at(-1)?.position) : null };
}

function requireBenchmark(evaluation: Evaluation | null, benchmarkId: string): void {
  if (!evaluation || evaluation.benchmark.id === benchmarkId) return;
  throw new AppError(
    "invalid",
    `This evaluation used other cases, those of “${evaluation.benchmark.name}”. Choose one on the same benchmark.`,
  );
}

function answerOf(result: "r" | "b"): Prisma.Sql {
  const from = Prisma.raw(result);
  return Prisma.sql`case when ${from}."caseId" is not null
    then json_build_object('answer', ${from}.answer, 'scores', ${from}.scores, 'latencyMs', ${from}."latencyMs") end`;
}

function shown(show: ListCasesInput["show"], grader: string): Prisma.Sql {
  const isRight = (result: "r" | "b") => Prisma.sql`(${Prisma.raw(result)}.scores -> ${grader}::text ->> 'score')::float8 = 1`;
  const conditions = {
    all: Prisma.sql`true`,
    wrong: Prisma.sql`not ${isRight("r")}`,
    fixed: Prisma.sql`${isRight("r")} and not ${isRight("b")}`,
    broken: Prisma.sql`not ${isRight("r")} and ${isRight("b")}`,
  };
  return conditions[show];
}
