import { z } from "zod";
import { ApiError } from "../http/api-error";
import { messageSchema } from "../rows/parse-row";

export const chatInput = z.object({
  model: z.string({ error: "is required: the id of a model, as GET /v1/models lists it" }).min(1),
  messages: z.array(messageSchema, { error: "is required: a list of messages" }).min(1, "needs at least one message"),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().gt(0).max(1).nullish(),
  seed: z.number().int().nullish(),
  max_tokens: z.number().int().min(1).nullish(),
  max_completion_tokens: z.number().int().min(1).nullish(),
  stop: z.union([z.string().min(1), z.array(z.string().min(1)).max(4, "may hold at most 4 texts")]).nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
  tools: z.array(z.unknown()).nullish(),
  n: z.number().nullish(),
  logprobs: z.boolean().nullish(),
  response_format: z.object({ type: z.string() }).nullish(),
  frequency_penalty: z.number().nullish(),
  presence_penalty: z.number().nullish(),
  logit_bias: z.record(z.string(), z.number()).nullish(),
});
export type ChatInput = z.infer<typeof chatInput>;

/** What would change the answer and cannot be done is refused; ignoring it would answer another question. */
export function refuseUnsupported(input: ChatInput): void {
  const refused: [string, boolean, string][] = [
    ["n", (input.n ?? 1) !== 1, "one answer per request; send the request again with another seed"],
    ["logprobs", input.logprobs === true, "no log probabilities"],
    ["response_format", (input.response_format?.type ?? "text") !== "text", "text only; train the model on the format you want"],
    ["frequency_penalty", (input.frequency_penalty ?? 0) !== 0, "no penalties; leave it at 0"],
    ["presence_penalty", (input.presence_penalty ?? 0) !== 0, "no penalties; leave it at 0"],
    ["logit_bias", Object.keys(input.logit_bias ?? {}).length > 0, "no token biases"],
  ];
  for (const [name, used, offer] of refused) {
    if (used) throw new ApiError(400, "unsupported_parameter", `${name}: this trainer offers ${offer}.`, name);
  }
}
