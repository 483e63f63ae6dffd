import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { countTokens } from "@/lib/datasets/count-tokens";
import { formatCount, formatMoney, formatNumber } from "@/lib/format";
import { promptOf } from "@/lib/models/ask-model";
import { approachSettingsSchema } from "@/lib/models/schemas";
import { getRecordedModel } from "./get-recorded-model";
import { costOfTokens, pricesOf } from "./prices-of";
import { readSource, type Source } from "./read-source";
import { type createRecordInput, type RecordEstimate, recordEstimateSchema } from "./schemas";

/** Of prompts alone nobody knows how long the answers get; this is an ordinary paragraph. */
const usualAnswerTokens = 200;

/** What recording would take. Nothing is asked and nothing stored. */
export async function estimateRecord(caller: Caller, input: z.infer<typeof createRecordInput>): Promise<RecordEstimate> {
  const model = await getRecordedModel(caller, input.modelVersionId);
  const source = await readSource(caller, input.source);
  const { perPrompt, perAnswer } = await measure(source, model, input.maxTokens);
  const [promptTokens, completionTokens] = [Math.round(perPrompt * source.caseCount), Math.round(perAnswer * source.caseCount)];
  const prices = pricesOf(model.trainer, model);
  const usd = costOfTokens(prices, promptTokens, completionTokens);
  const size = `${formatCount(source.caseCount, "case")} × about ${formatNumber(perPrompt)} tokens asked and ${formatNumber(perAnswer)} answered.`;
  const price =
    usd === null
      ? `No price for asking ${model.baseModel} is entered where trainers are set up, so a budget in tokens is the only guard.`
      : `At ${formatMoney(prices.inputPrice ?? 0)} and ${formatMoney(prices.outputPrice ?? 0)} for a million tokens.`;
  return recordEstimateSchema.parse({ caseCount: source.caseCount, promptTokens, completionTokens, usd, formula: `${size} ${price}` });
}

type Model = Awaited<ReturnType<typeof getRecordedModel>>;

async function measure(
  { sample }: Source,
  { systemPrompt, settings: stored }: Model,
  maxTokens: number,
): Promise<{ perPrompt: number; perAnswer: number }> {
  const settings = approachSettingsSchema.nullable().parse(stored);
  const prompts = await Promise.all(sample.map(({ prompt }) => promptOf({ systemPrompt, settings }, prompt)));
  const content = { tools: null, rejected: null };
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const perPrompt = mean(prompts.map((messages) => countTokens({ ...content, messages })));
  const answers = sample.flatMap(({ answer }) => answer ?? []);
  const answered = mean(answers.map((answer) => countTokens({ ...content, messages: [{ role: "assistant", content: answer }] })));
  return { perPrompt, perAnswer: Math.min(maxTokens, answers.length > 0 ? answered : usualAnswerTokens) };
}
