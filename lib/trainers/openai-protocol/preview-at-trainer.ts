import type OpenAI from "openai";
import type { Preview, PreviewRequest } from "../previews/preview";
import { wirePreview } from "./wire";

const previewMs = 300_000;

/** Our own trainers show the very tokens and marks that they would train on. */
export async function previewAtTrainer(client: OpenAI, { baseModel, contextLength, rows, withSpans }: PreviewRequest): Promise<Preview> {
  const body = {
    model: baseModel,
    ...(contextLength === null ? {} : { context_length: contextLength }),
    examples: rows.map(({ messages, tools }) => (tools ? { messages, tools } : { messages })),
    spans: withSpans,
  };
  const answer = wirePreview.parse(await client.post("/hone/preview", { body, timeout: previewMs }));
  const hash = answer.template_sha256;
  return {
    template: {
      name: baseModel,
      hash,
      isExact: true,
      note: "The base model’s own template and tokenizer: letter by letter what it is trained on.",
    },
    overlong: "refused",
    contextLength: answer.context_length,
    fileBytes: null,
    rows: answer.rows.map(({ tokens, learned_tokens: learnedTokens, first_learned: firstLearned, problem, spans }) => ({
      tokens,
      learnedTokens,
      firstLearned,
      problem,
      spans,
    })),
  };
}
