import { z } from "zod";
import { commaList, toCommaLists } from "@/lib/http/comma-list";
import { runStatusSchema } from "../schemas";

const id = z.string().max(200);

/** What narrows the runs, as it stands in the address and in a saved view: within a filter one value is enough, between filters all must hold. */
export const runFilterSchema = z.object({
  state: commaList(runStatusSchema),
  /** Ids of dataset versions. */
  data: commaList(id),
  base: commaList(z.string().max(300)),
  /** Ids of trainers, recipes and sweeps. */
  trainer: commaList(id),
  recipe: commaList(id),
  sweep: commaList(id),
});
export type RunFilter = z.infer<typeof runFilterSchema>;
export type RunFilterName = keyof RunFilter;

export const runSortSchema = z.enum(["number", "cost", "took", "loss", "-number", "-cost", "-took", "-loss"]);
export type RunSort = z.infer<typeof runSortSchema>;
export const runGroupSchema = z.enum(["sweep", "data", "base", "recipe"]);
export type RunGroup = z.infer<typeof runGroupSchema>;

export const usualSort: RunSort = "-number";
export const noFilter: RunFilter = runFilterSchema.parse({});

export const runPlaceSchema = z.strictObject({
  ...runFilterSchema.shape,
  sort: runSortSchema.optional(),
  group: runGroupSchema.optional(),
  /** “all”: every setting has a column, also where it is the same everywhere. */
  columns: z.literal("all").optional(),
});
export type RunPlace = { filter: RunFilter; sort: RunSort; group: RunGroup | null; showsAll: boolean };

type Words = Readonly<Record<string, string | null | undefined>>;

/** An address that somebody mistyped narrows by what can be read of it, instead of showing an error. */
export function readPlace(words: Words): RunPlace {
  const readable = Object.keys(runFilterSchema.shape).filter(
    (name) => words[name] && runFilterSchema.safeParse({ [name]: words[name] }).success,
  );
  const filter = runFilterSchema.parse(Object.fromEntries(readable.map((name) => [name, words[name]])));
  const sort = runSortSchema.safeParse(words.sort);
  const group = runGroupSchema.safeParse(words.group);
  return {
    filter,
    sort: sort.success ? sort.data : usualSort,
    group: group.success ? group.data : null,
    showsAll: words.columns === "all",
  };
}

/** What is as usual is left out. */
export function toWords({ filter, sort, group, showsAll }: RunPlace): Record<string, string> {
  return {
    ...toCommaLists(filter),
    ...(sort === usualSort ? {} : { sort }),
    ...(group ? { group } : {}),
    ...(showsAll ? { columns: "all" } : {}),
  };
}

/** The query of a saved view, and what two addresses are compared by. */
export const toViewQuery = (place: RunPlace): string => new URLSearchParams(toWords(place)).toString();
export const readViewQuery = (query: string): RunPlace => readPlace(Object.fromEntries(new URLSearchParams(query)));
