import { z } from "zod";
import { type ExampleContent, messagesSchema, toolCallSchema, toolsSchema } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import { preferredOf } from "./preferred-of";

const callsSchema = z.array(toolCallSchema).nullable();

const rowsSchema = z.array(
  z.object({
    pairId: z.string(),
    tags: z.array(z.string()),
    prompt: messagesSchema,
    tools: toolsSchema.nullable(),
    oneAnswer: z.string(),
    oneCalls: callsSchema,
    otherAnswer: z.string(),
    otherCalls: callsSchema,
    judgements: z.array(
      z.object({ judgeId: z.string(), choice: z.enum(["left", "right", "both_good", "both_bad"]), isSwapped: z.boolean() }),
    ),
  }),
);
type Row = z.infer<typeof rowsSchema>[number];

export interface Preference {
  pairId: string;
  tags: string[];
  content: ExampleContent;
}

/** What can be learned from an arena: each pair with one preferred answer. Of a dataset, only those that have not gone into it. */
export async function readPreferences(arenaId: string, datasetId: string | null): Promise<Preference[]> {
  const rows = await db.$queryRaw`
    select pair.id as "pairId", asked.tags, asked.prompt, asked.tools, one.answer as "oneAnswer", one.calls as "oneCalls",
      other.answer as "otherAnswer", other.calls as "otherCalls",
      json_agg(json_build_object('judgeId', given."judgeId", 'choice', given.choice, 'isSwapped', given."isSwapped")) as judgements
    from "ArenaPair" pair join "BenchmarkCase" asked on asked.id = pair."caseId"
      join "EvaluationResult" one on one."evaluationId" = pair."oneId" and one."caseId" = pair."caseId"
      join "EvaluationResult" other on other."evaluationId" = pair."otherId" and other."caseId" = pair."caseId"
      join "ArenaJudgement" given on given."pairId" = pair.id and given.choice <> 'skip'
    where pair."arenaId" = ${arenaId}
      and not exists (select 1 from "ArenaExample" known where known."pairId" = pair.id and known."datasetId" = ${datasetId})
    group by pair.id, asked.id, one."evaluationId", one."caseId", other."evaluationId", other."caseId" order by asked.position, pair.rank, pair.id`;
  return rowsSchema.parse(rows).flatMap((row) => {
    const preferred = preferredOf(row.judgements);
    return preferred ? [{ pairId: row.pairId, tags: row.tags, content: toContent(row, preferred) }] : [];
  });
}

function toContent({ prompt, tools, ...row }: Row, preferred: "one" | "other"): ExampleContent {
  const one = toAnswer(row.oneAnswer, row.oneCalls);
  const other = toAnswer(row.otherAnswer, row.otherCalls);
  const [chosen, rejected] = preferred === "one" ? [one, other] : [other, one];
  return { messages: [...prompt, chosen], tools, rejected: [rejected] };
}

const toAnswer = (content: string, calls: z.infer<typeof callsSchema>) => ({
  role: "assistant" as const,
  content,
  ...(calls && calls.length > 0 ? { tool_calls: calls } : {}),
});
