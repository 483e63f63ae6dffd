import { z } from "zod";
import { messagesSchema } from "@/lib/datasets/schemas";
import { pageQuery, pageSchema } from "@/lib/http/page";

export const listExamplesInput = pageQuery.extend({ search: z.string().trim().max(200).optional() });
export type ListExamplesInput = z.infer<typeof listExamplesInput>;

export const exampleSchema = z.object({
  id: z.string(),
  position: z.coerce.number(),
  revision: z.number(),
  messages: messagesSchema,
  promptText: z.string(),
  answerText: z.string(),
  sourceFile: z.string().nullable(),
  sourceRow: z.number().nullable(),
  updatedAt: z.coerce.date(),
});
export type Example = z.infer<typeof exampleSchema>;
export const examplePageSchema = pageSchema(exampleSchema).extend({ total: z.number() });

/** `revision` is the one the person started from; if somebody saved since, the edit is refused as a conflict. */
export const updateExampleInput = z.object({ revision: z.number().int().min(1), messages: messagesSchema });
export type UpdateExampleInput = z.infer<typeof updateExampleInput>;
export const createExampleInput = z.object({ messages: messagesSchema });
export type CreateExampleInput = z.infer<typeof createExampleInput>;
