import { z } from "zod";
import { templates } from "./catalog";
import type { TemplateOffer } from "./schemas";
import { toMessages } from "./to-messages";

const shownSamples = 3;
const objectSchema = z.object({ properties: z.record(z.string(), z.unknown()) });

export async function listTemplates(): Promise<TemplateOffer[]> {
  return templates.map(({ examples, answerSchema, graders: _graders, datasetName: _dataset, recipe: _recipe, ...words }) => ({
    ...words,
    exampleCount: examples.length,
    fields: Object.keys(objectSchema.safeParse(answerSchema).data?.properties ?? {}),
    samples: examples.slice(0, shownSamples).map(toMessages),
  }));
}
