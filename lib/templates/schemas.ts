import { z } from "zod";
import { messagesSchema } from "@/lib/datasets/schemas";
import { createProjectInput } from "@/lib/projects/schemas";

export const templateSchema = z.object({
  key: z.string(),
  name: z.string(),
  profession: z.string(),
  purpose: z.string(),
  caution: z.string(),
  instruction: z.string(),
  exampleCount: z.number(),
  /** Names of the fields of an answer; empty where answers are free text. */
  fields: z.array(z.string()),
  /** The first examples, to look at before choosing. */
  samples: z.array(messagesSchema),
});
export type TemplateOffer = z.infer<typeof templateSchema>;

export const startFromTemplateInput = createProjectInput.extend({ template: z.string().min(1) });
export type StartFromTemplateInput = z.input<typeof startFromTemplateInput>;
