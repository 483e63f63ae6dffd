import { z } from "zod";
import { db } from "@/lib/db/client";
import { shownCases } from "../benchmarks/shown-cases";
import { clusterTexts } from "./cluster-texts";
import type { FailureKind } from "./schemas";

/** So many are grouped in about as long as a page takes to load. */
export const mostFailures = 1_000;

interface Wanted {
  benchmarkId: string;
  candidateId: string;
  baselineId: string | null;
  grader: string;
  show: FailureKind;
}

const rowsSchema = z.array(z.object({ id: z.string(), question: z.string(), reason: z.string() }));

/** Failures by what they are about, told by the words of the question and of the grader's reason. */
export async function findFailures({ benchmarkId, candidateId, baselineId, grader, show }: Wanted) {
  const rows = await db.$queryRaw`
    select c.id, coalesce(jsonb_path_query_array(c.prompt, '$[*] ? (@.role == "user").content') ->> -1, '') as question,
      coalesce(r.scores -> ${grader}::text ->> 'reason', '') as reason
    from "BenchmarkCase" c join "EvaluationResult" r on r."evaluationId" = ${candidateId} and r."caseId" = c.id
      left join "EvaluationResult" b on b."evaluationId" = ${baselineId} and b."caseId" = c.id
    where c."benchmarkId" = ${benchmarkId} and ${shownCases(show, grader)}
    order by c.position limit ${mostFailures + 1}`;
  const all = rowsSchema.parse(rows);
  const cases = all.slice(0, mostFailures);
  const clusters = clusterTexts(cases.map(({ question, reason }) => `${question}\n${reason}`)).map(({ words, members }) => ({
    key: words.join(" "),
    caseIds: members.flatMap((index) => cases[index]?.id ?? []),
    example: cases[members[0] ?? 0]?.question ?? "",
  }));
  return { clusters, caseCount: cases.length, isCut: all.length > mostFailures };
}
