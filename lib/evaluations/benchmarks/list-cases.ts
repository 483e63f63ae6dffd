import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { parseNumberCursor } from "@/lib/http/page";
import { requireGrader } from "../compare-evaluations";
import { findFailures } from "../failures/find-failures";
import { failureKindSchema } from "../failures/schemas";
import { getEvaluation } from "../get-evaluation";
import { type casePageSchema, caseSchema, type Evaluation, type ListCasesInput } from "../schemas";
import { getBenchmark } from "./get-benchmark";
import { shownCases } from "./shown-cases";

type CasePage = z.infer<typeof casePageSchema>;

/** Cases in order with the candidate's answers and, where a baseline is named, its answers beside them. */
export async function listCases(caller: Caller, benchmarkId: string, input: ListCasesInput): Promise<CasePage> {
  const { candidateId, baselineId, show, cursor, limit } = input;
  const benchmark = await getBenchmark(caller, benchmarkId);
  if (!candidateId && show !== "all")
    throw new AppError("invalid", "Cases alone are neither right nor wrong. Choose an evaluation as the candidate.");
  if (!baselineId && (show === "fixed" || show === "broken" || show === "both_wrong")) {
    const what = show === "both_wrong" ? "wrong on both sides" : show;
    throw new AppError("invalid", `Nothing is ${what} without something to compare with. Choose a second evaluation as the baseline.`);
  }
  const candidate = candidateId ? await getEvaluation(caller, candidateId) : null;
  const baseline = baselineId ? await getEvaluation(caller, baselineId) : null;
  for (const evaluation of [candidate, baseline]) requireBenchmark(evaluation, benchmarkId);
  const grader = requireGrader({ benchmark }, input.grader);
  const group = input.group === undefined ? null : await readGroup(benchmarkId, input.group, { candidateId, baselineId, grader, show });
  const filter = Prisma.sql`from "BenchmarkCase" c
    left join "EvaluationResult" r on r."evaluationId" = ${candidateId ?? null} and r."caseId" = c.id
    left join "EvaluationResult" b on b."evaluationId" = ${baselineId ?? null} and b."caseId" = c.id
    where c."benchmarkId" = ${benchmarkId} and ${shownCases(show, grader)}
      and ${group === null ? Prisma.sql`true` : Prisma.sql`c.id = any(${group})`}
      and ${input.tag === undefined ? Prisma.sql`true` : Prisma.sql`${input.tag} = any(c.tags)`}`;
  const [rows, totals] = await Promise.all([
    db.$queryRaw`
      select c.id, c.position, c.prompt, c.target, c.tags, ${answerOf("r")} as candidate, ${answerOf("b")} as baseline
      ${filter} and c.position > ${parseNumberCursor(cursor) ?? 0} order by c.position limit ${limit + 1}`,
    db.$queryRaw`select count(*)::int as total ${filter}`,
  ]);
  const page = z.array(caseSchema).parse(rows);
  const items = page.slice(0, limit);
  const [{ total }] = z.tuple([z.object({ total: z.number() })]).parse(totals);
  return { items, total, nextCursor: page.length > limit ? String(items.at(-1)?.position) : null };
}

type Narrowed = { candidateId: string | undefined; baselineId: string | undefined; grader: string; show: ListCasesInput["show"] };

/** The cases of one group of failures, which the words of the group name. */
async function readGroup(benchmarkId: string, key: string, { candidateId, baselineId, grader, show }: Narrowed) {
  const { data: kind } = failureKindSchema.safeParse(show);
  if (!kind || !candidateId) throw new AppError("invalid", "Only wrong answers are grouped. Choose a list of those first.");
  const { clusters } = await findFailures({ benchmarkId, candidateId, baselineId: baselineId ?? null, grader, show: kind });
  const group = clusters.find((cluster) => cluster.key === key);
  if (!group) throw new AppError("invalid", "These failures fall into other groups by now. Choose one from the list.");
  return group.caseIds;
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
    then json_build_object('answerId', ${from}."answerId", 'answer', ${from}.answer, 'scores', ${from}.scores, 'latencyMs', ${from}."latencyMs", 'repeats', coalesce((
      select json_agg(json_build_object('answer', a.answer, 'scores', a.scores) order by a.repeat) from "RepeatedAnswer" a
      where a."evaluationId" = ${from}."evaluationId" and a."caseId" = ${from}."caseId"), '[]')) end`;
}
