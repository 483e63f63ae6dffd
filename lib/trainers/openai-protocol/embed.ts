import type OpenAI from "openai";
import type { EmbeddingRequest, Embeddings } from "../trainer";
import { wireEmbeddings } from "./wire";

/** Texts as vectors, in the order they were given. */
export async function embed(client: OpenAI, { model, texts, signal }: EmbeddingRequest): Promise<Embeddings> {
  const answer = await client.embeddings.create({ model, input: texts, encoding_format: "float" }, { signal, timeout: 120_000 });
  const { data, usage } = wireEmbeddings.parse(answer);
  if (data.length !== texts.length) throw new SyntaxError(`There are ${data.length} embeddings of ${texts.length} texts.`);
  return {
    vectors: data.sort((one, other) => one.index - other.index).map(({ embedding }) => embedding),
    promptTokens: usage?.prompt_tokens ?? 0,
  };
}
