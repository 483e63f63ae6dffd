import { z } from "zod";
import { exampleFilterSchema, exampleSortSchema } from "@/lib/datasets/examples/example-filter";

const place = z.strictObject({ ...exampleFilterSchema.shape, sort: exampleSortSchema.optional() });

const name = z
  .string()
  .trim()
  .min(1, "The name is empty. Name what the view shows, for example “Moving house”.")
  .max(100, "Use at most 100 characters.");
/** Filters and order as they stand in the address of the table. */
const query = z
  .string()
  .max(4_000, "These are more filters than a view can keep. Take some off.")
  .refine((text) => place.safeParse(Object.fromEntries(new URLSearchParams(text))).success, "This is no address of a table of examples.");

export const createViewInput = z.object({ name, query });
export type CreateViewInput = z.infer<typeof createViewInput>;

export const updateViewInput = z.object({ name: name.optional(), query: query.optional() });
export type UpdateViewInput = z.infer<typeof updateViewInput>;

export const savedViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  query: z.string(),
  createdById: z.string().nullable(),
  createdAt: z.coerce.date(),
});
export type SavedView = z.infer<typeof savedViewSchema>;
