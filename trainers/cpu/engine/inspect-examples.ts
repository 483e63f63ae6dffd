import { encodeChat } from "../formats/encode-chat";
import { readModelConfig } from "../formats/model-config";
import { openTokenizer } from "../formats/tokenizer";
import type { Inspection, RowProblem, TrainingExample } from "./types";

/** Tokenizes every row as training would and names those it would leave out. Takes about 0.3 ms a row. */
export async function inspectExamples(baseFolder: string, examples: TrainingExample[], contextLength: number): Promise<Inspection> {
  const tokenizer = openTokenizer(baseFolder);
  const limit = Math.min(contextLength, readModelConfig(baseFolder).contextLength);
  const inspection: Inspection = { examples: 0, tokens: 0, answerTokens: 0, longestExample: 0, lengths: [], problems: [] };
  for (const [index, example] of examples.entries()) {
    const report = (problem: RowProblem["problem"], message: string) => inspection.problems.push({ row: index + 1, problem, message });
    let ids: number[] = [];
    let learned: Uint8Array = new Uint8Array();
    try {
      ({ ids, learned } = encodeChat(tokenizer, example));
    } catch (error) {
      inspection.lengths.push(0);
      report("template", error instanceof Error ? error.message : String(error));
      continue;
    }
    inspection.lengths.push(ids.length);
    const answerTokens = learned.reduce((sum, flag) => sum + flag, 0);
    if (answerTokens === 0)
      report("nothing_to_learn", "This row has no assistant answer to learn from. Add one, or give an answer weight 1.");
    else if (ids.length > limit) report("too_long", tooLong(ids.length, answerTokens, limit));
    else {
      inspection.examples++;
      inspection.tokens += ids.length;
      inspection.answerTokens += answerTokens;
      inspection.longestExample = Math.max(inspection.longestExample, ids.length);
    }
  }
  return inspection;
}

function tooLong(tokens: number, answerTokens: number, limit: number): string {
  if (answerTokens > limit)
    return `The answer alone has ${answerTokens} tokens, but the context holds ${limit}. Shorten the answer or choose a model with a longer context.`;
  return `This row has ${tokens} tokens (${answerTokens} of them the answer), but the context holds ${limit}. Shorten it or choose a model with a longer context.`;
}
