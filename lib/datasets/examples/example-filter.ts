import { z } from "zod";
import { reviewStateSchema, splitSchema } from "@/lib/datasets/schemas";
import { commaList, toCommaLists } from "@/lib/http/comma-list";

/** Tokens of a whole example, in steps that people can name. The upper bound is not part of the step. */
export const lengthSteps = {
  short: { from: 0, to: 100 },
  medium: { from: 100, to: 500 },
  long: { from: 500, to: 2_000 },
  very_long: { from: 2_000, to: null },
} as const;
export const lengthSchema = z.enum(["short", "medium", "long", "very_long"]);
export type Length = z.infer<typeof lengthSchema>;

/** `me` is whoever asks, `none` nobody, or of a source: written here. */
export const me = "me";
export const none = "none";
/** Of issues: whichever it is. */
export const any = "any";

/** What narrows the examples, as it stands in the address, in a saved view and in a bulk edit. Within a filter one value is enough, between filters all must hold. */
export const exampleFilterSchema = z.object({
  search: z.string().trim().max(200, "Search for at most 200 characters.").optional(),
  state: commaList(reviewStateSchema),
  tag: commaList(z.string().max(200)),
  split: commaList(splitSchema),
  /** Kinds of open issues. */
  issue: commaList(z.string().max(100)),
  /** Ids of imports. */
  source: commaList(z.string().max(100)),
  /** Ids of people. */
  author: commaList(z.string().max(100)),
  assignee: commaList(z.string().max(100)),
  length: commaList(lengthSchema),
  machineWritten: z.enum(["true", "false"]).optional(),
  changedWithinDays: z.coerce.number<string | number>().int().min(1).max(3_650).optional(),
});
export type ExampleFilter = z.infer<typeof exampleFilterSchema>;
/** The same as text, name by name. */
export type ExampleFilterQuery = z.input<typeof exampleFilterSchema>;

export const exampleSortSchema = z.enum(["position", "-position", "-updatedAt", "tokens", "-tokens"]);
export type ExampleSort = z.infer<typeof exampleSortSchema>;

export const noFilter: ExampleFilter = exampleFilterSchema.parse({});

/** The way back: what `exampleFilterSchema` would read as this filter. Empty filters are left out. */
export function toFilterQuery(filter: Partial<ExampleFilter>): Record<string, string> {
  return toCommaLists(filter);
}

export function isFiltered(filter: ExampleFilter): boolean {
  return Object.keys(toFilterQuery(filter)).length > 0;
}
