import { issueCatalog, issueKindSchema } from "@/lib/datasets/checks/catalog";
import { type ExampleFilter, lengthSchema, me, none } from "@/lib/datasets/examples/example-filter";
import { reviewStateSchema, splitSchema } from "@/lib/datasets/schemas";
import { reviewStateWords } from "../reviews/review-state";
import { type FacetName, facetNames, valuesOf } from "./table-place";

export const facetTitles: Record<FacetName, string> = {
  state: "State",
  tag: "Tag",
  split: "Split",
  issue: "Issue",
  source: "Source",
  author: "Author",
  assignee: "Assigned to",
  length: "Length",
};

/** Any kind of open issue, for "With issues". */
export const anyIssue = "any";

const lengthWords = { short: "under 100 tokens", medium: "100 to 499", long: "500 to 1,999", very_long: "2,000 and more" };

/** What a value is called; `known` is the name of a file or a person, as the server says it. */
export function valueWords(name: FacetName, value: string, known?: string | null): string {
  if (known) return known;
  switch (name) {
    case "state":
      return capitalised(wordOf(reviewStateSchema.safeParse(value).data, reviewStateWords) ?? value);
    case "issue":
      if (value === anyIssue) return "With an issue";
      return issueName(value) ?? value;
    case "length":
      return wordOf(lengthSchema.safeParse(value).data, lengthWords) ?? value;
    case "source":
      return value === none ? "Written here" : "A file that is gone";
    case "author":
    case "assignee":
      if (value === me) return "You";
      return value === none ? "Nobody" : "Somebody who left";
    default:
      return value;
  }
}

/** Values that stay visible, greyed, when nothing has them. */
export const standingValues: Partial<Record<FacetName, readonly string[]>> = {
  state: reviewStateSchema.options,
  split: splitSchema.options,
  length: lengthSchema.options,
};

export type Chip = { id: string; label: string };

/** One chip for each value that narrows the list, in the order of the facets. */
export function chipsOf(filter: ExampleFilter, known: (name: FacetName, value: string) => string | null | undefined): Chip[] {
  const values = facetNames.flatMap((name) =>
    valuesOf(filter, name).map((value) => ({ id: `${name} ${value}`, label: chipWords(name, value, known(name, value)) })),
  );
  return [
    ...values,
    ...(filter.machineWritten
      ? [{ id: "machineWritten", label: filter.machineWritten === "true" ? "written by a model" : "written by people" }]
      : []),
    ...(filter.changedWithinDays ? [{ id: "changedWithinDays", label: `last ${daysWords(filter.changedWithinDays)}` }] : []),
  ];
}

export function withoutChip(filter: ExampleFilter, id: string): ExampleFilter {
  if (id === "machineWritten" || id === "changedWithinDays") return { ...filter, [id]: undefined };
  const [name, ...rest] = id.split(" ");
  const facet = facetNames.find((each) => each === name);
  return facet ? { ...filter, [facet]: valuesOf(filter, facet).filter((value) => value !== rest.join(" ")) } : filter;
}

/** What a selection of "all that match" holds, in a few words. */
export function filterWords(filter: ExampleFilter, chips: readonly Chip[]): string {
  const words = [...(filter.search ? [`“${filter.search}”`] : []), ...chips.map(({ label }) => label)];
  return words.join(", ") || "everything";
}

function issueName(value: string): string | undefined {
  const kind = issueKindSchema.safeParse(value).data;
  return kind && issueCatalog[kind].name;
}

function chipWords(name: FacetName, value: string, known: string | null | undefined): string {
  const words = valueWords(name, value, known);
  if (name === "author") return `by ${value === me ? "you" : words}`;
  if (name === "assignee") return value === me ? "for you" : `for ${value === none ? "nobody" : words}`;
  if (name === "length") return value === "short" || value === "very_long" ? words : `${words} tokens`;
  return words;
}

function daysWords(days: number): string {
  return days === 1 ? "day" : `${days} days`;
}

function capitalised(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function wordOf<K extends string>(key: K | undefined, words: Record<K, string>): string | undefined {
  return key === undefined ? undefined : words[key];
}
