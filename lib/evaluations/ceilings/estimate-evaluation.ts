import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { formatCount } from "@/lib/format";
import { approachSettingsSchema } from "@/lib/models/schemas";
import { priceOfTokens } from "@/lib/trainers/price-of-tokens";
import { type Grader, gradersSchema } from "../graders/schemas";
import { readMaxTokens } from "../read-max-tokens";
import { guessTokens, type Range } from "./guess-tokens";
import { type EvaluationEstimate, type EvaluationEstimateQuery, evaluationEstimateSchema } from "./schemas";

/** Cases differ: what was measured is no promise. */
const spread: Range = [0.85, 1.25];
/** A ceiling is there for what nobody expects, not for what may well happen. */
const room = 1.2;

/** What measuring this model on these cases would take, grading by models included. */
export async function estimateEvaluation(caller: Caller, query: EvaluationEstimateQuery): Promise<EvaluationEstimate> {
  const { model, benchmark } = await readPair(caller, query);
  const sizes = await readSizes(query);
  const each = (await readMeasured(model, benchmark.id)) ?? (await guessEach(model, benchmark, sizes));
  const toAsk = sizes.missingCount - sizes.knownCount;
  const priceAt = (end: 0 | 1) => {
    const { prompt, answer, judging } = each.ends[end];
    const usd = priceOfTokens(model.trainer, model.baseModel, { promptTokens: prompt, completionTokens: answer });
    return { tokens: toAsk * (prompt + answer) + sizes.missingCount * judging, usd: usd === null ? null : toAsk * usd };
  };
  const [low, high] = [priceAt(0), priceAt(1)];
  const judgingUsd = sizes.missingCount * (each.judgingUsd ?? 0);
  const usd: Range | null =
    low.usd === null || high.usd === null ? null : [low.usd + judgingUsd * spread[0], high.usd + judgingUsd * spread[1]];
  const tokens: Range = [Math.round(low.tokens), Math.round(high.tokens)];
  return evaluationEstimateSchema.parse({
    caseCount: benchmark.caseCount,
    knownCount: benchmark.caseCount - sizes.openCount,
    answerCount: toAsk,
    tokens,
    usd,
    basis: each.basis,
    suggested: {
      ceilingUsd: usd && usd[1] > 0 ? roughlyAbove(usd[1] * room, 0.01) : null,
      ceilingTokens: usd && usd[1] > 0 ? null : tokens[1] > 0 ? roughlyAbove(tokens[1] * room, 1) : null,
    },
  });
}

const withTrainer = { trainer: true } satisfies Prisma.ModelVersionInclude;
type Model = Prisma.ModelVersionGetPayload<{ include: typeof withTrainer }>;

async function readPair({ projectId }: Caller, { modelVersionId, benchmarkId }: EvaluationEstimateQuery) {
  const model = await db.modelVersion.findFirst({ where: { id: modelVersionId, projectId }, include: withTrainer });
  if (!model) throw new AppError("not_found", "There is no such model version in this project. Choose one from the list of models.");
  const benchmark = await db.benchmark.findFirst({ where: { id: benchmarkId, projectId } });
  if (!benchmark) throw new AppError("not_found", "There is no such benchmark in this project. Choose one from the list.");
  return { model, benchmark };
}

const sizesSchema = z.tuple([
  z.object({ openCount: z.number(), missingCount: z.number(), knownCount: z.number(), promptBytes: z.number(), targetBytes: z.number() }),
]);

/** Missing: answers that this evaluation does not have. Known: of these, given elsewhere by the same model. Open: cases that lack any. */
async function readSizes({ modelVersionId, benchmarkId, repeats = 1 }: EvaluationEstimateQuery) {
  const rows = await db.$queryRaw`
    select count(*) filter (where here < ${repeats} and (here > 0 or not elsewhere or ${repeats} > 1))::int as "openCount",
      coalesce(sum(greatest(0, ${repeats} - here)), 0)::int as "missingCount", count(*) filter (where here = 0 and elsewhere)::int as "knownCount",
      coalesce(avg(octet_length(prompt::text)), 0)::float8 as "promptBytes",
      coalesce(avg(octet_length(target) + coalesce(octet_length("targetCalls"::text), 0)), 0)::float8 as "targetBytes"
    from (
      select c.prompt, c.target, c."targetCalls", coalesce(r."repeatCount", 0) as here, c."askedHash" <> '' and exists (
        select 1 from "BenchmarkCase" same join "EvaluationResult" other on other."caseId" = same.id
          join "Evaluation" e on e.id = other."evaluationId" and e."modelVersionId" = ${modelVersionId}
        where same."askedHash" = c."askedHash" and same."benchmarkId" <> c."benchmarkId" and other."completionTokens" > 0) as elsewhere
      from "BenchmarkCase" c
        left join "Evaluation" own on own."benchmarkId" = c."benchmarkId" and own."modelVersionId" = ${modelVersionId}
        left join "EvaluationResult" r on r."evaluationId" = own.id and r."caseId" = c.id
      where c."benchmarkId" = ${benchmarkId}) cases`;
  return sizesSchema.parse(rows)[0];
}

interface Each {
  ends: [End, End];
  judgingUsd: number | null;
  basis: string;
}
/** Tokens of one case. */
interface End {
  prompt: number;
  answer: number;
  judging: number;
}

const measuredSchema = z.tuple([
  z.object({ count: z.number(), prompt: z.number(), answer: z.number(), judging: z.number(), judgingUsd: z.number().nullable() }),
]);

/** What models made of the same base, shown as much, took on these very cases; null where none answered ten of them. */
async function readMeasured({ baseModel, approach, systemPrompt }: Model, benchmarkId: string): Promise<Each | null> {
  const rows = await db.$queryRaw`
    select count(*)::int as count, coalesce(avg(r."promptTokens"), 0)::float8 as prompt, coalesce(avg(r."completionTokens"), 0)::float8 as answer,
      coalesce(avg(judged.tokens), 0)::float8 as judging, avg(judged.usd)::float8 as "judgingUsd"
    from "Evaluation" e join "ModelVersion" m on m.id = e."modelVersionId" join "EvaluationResult" r on r."evaluationId" = e.id
      cross join lateral (
        select coalesce(sum((given.value ->> 'tokens')::int), 0) as tokens, coalesce(sum((given.value ->> 'costUsd')::float8), 0) as usd
        from jsonb_each(r.scores) given) judged
    where e."benchmarkId" = ${benchmarkId} and m."baseModel" = ${baseModel} and m.approach::text = ${approach}
      and m."systemPrompt" = ${systemPrompt} and r."promptTokens" > 0`;
  const [{ count, judgingUsd, ...tokens }] = measuredSchema.parse(rows);
  if (count < 10) return null;
  const times = (by: number): End => ({ prompt: tokens.prompt * by, answer: tokens.answer * by, judging: tokens.judging * by });
  return {
    ends: [times(spread[0]), times(spread[1])],
    judgingUsd,
    basis: `From what ${formatCount(count, "answer")} of models like this one took on these cases.`,
  };
}

async function guessEach(
  { systemPrompt, settings }: Model,
  benchmark: { id: string; graders: Prisma.JsonValue },
  size: { promptBytes: number; targetBytes: number },
): Promise<Each> {
  const judges = gradersSchema.parse(benchmark.graders).flatMap(toJudge);
  const { low, high } = guessTokens(size, {
    systemBytes: Buffer.byteLength(systemPrompt),
    shownCount: approachSettingsSchema.nullable().parse(settings)?.count ?? 0,
    maxTokens: await readMaxTokens(benchmark.id),
    judges,
  });
  const left = judges.length > 0 ? " What the judges cost is not known yet, so the amount in dollars leaves them out." : "";
  return { ends: [low, high], judgingUsd: null, basis: `Guessed from the length of the cases and of the answers wanted.${left}` };
}

function toJudge(grader: Grader): { votes: number; rubricBytes: number }[] {
  if (grader.kind !== "judge") return [];
  return [{ votes: grader.judges.length * (grader.samples ?? 1), rubricBytes: Buffer.byteLength(grader.rubric) }];
}

/** Two digits, rounded up. */
function roughlyAbove(amount: number, least: number): number {
  const unit = Math.max(least, 10 ** (Math.floor(Math.log10(amount)) - 1));
  return Number((Math.ceil(amount / unit) * unit).toFixed(2));
}
