import { z } from "zod";

export const messageSchema = z.object({
  role: z.enum(["system", "user", "assistant"]),
  content: z.string(),
  /** 0: the model reads this answer but does not learn it. */
  weight: z.union([z.literal(0), z.literal(1)]).optional(),
});
export type Message = z.infer<typeof messageSchema>;

/** A conversation whose last message is the assistant's: the answer the model learns. */
export const messagesSchema = z.array(messageSchema).min(1);

export const createDatasetInput = z.object({
  name: z.string().trim().min(1, "The name is empty. Name where the examples come from, for example “Customer messages”.").max(100),
});
export type CreateDatasetInput = z.infer<typeof createDatasetInput>;

export const datasetSchema = z.object({
  id: z.string(),
  name: z.string(),
  exampleCount: z.number(),
  latestVersion: z.object({ id: z.string(), number: z.number() }).nullable(),
  createdAt: z.coerce.date(),
});
export type Dataset = z.infer<typeof datasetSchema>;

export const splitSchema = z.enum(["train", "validation", "test"]);
export type Split = z.infer<typeof splitSchema>;
