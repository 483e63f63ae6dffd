import { z } from "zod";

export const viewNameSchema = z
  .string()
  .trim()
  .min(1, "The name is empty. Name what the view shows, for example “Moving house”.")
  .max(100, "Use at most 100 characters.");

/** Filters and order as they stand in the address of a list; `place` is what that list understands. */
export const viewQuerySchema = (place: z.ZodType, problem: string) =>
  z
    .string()
    .max(4_000, "These are more filters than a view can keep. Take some off.")
    .refine((text) => place.safeParse(Object.fromEntries(new URLSearchParams(text))).success, problem);

export interface CreateViewInput {
  name: string;
  query: string;
}
export type UpdateViewInput = { [Key in keyof CreateViewInput]?: CreateViewInput[Key] | undefined };

/** Whose rows a view shows: a dataset's, or where there is none the project's runs. */
export interface ViewedList {
  datasetId: string | null;
}

export const savedViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  query: z.string(),
  createdById: z.string().nullable(),
  createdAt: z.coerce.date(),
});
export type SavedView = z.infer<typeof savedViewSchema>;
