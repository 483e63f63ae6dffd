"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { type RunFilterName, type RunPlace, readPlace, readViewQuery, toViewQuery, toWords } from "@/lib/runs/list/run-place";

const names = ["state", "data", "base", "trainer", "recipe", "sweep", "sort", "group", "columns", "before", "chosen"] as const;
const parsers = Object.fromEntries(names.map((name) => [name, parseAsString]));
const nothing = Object.fromEntries(names.map((name) => [name, null]));

/** Filters, order, groups, page and chosen runs stand in the address: a copied link shows the same rows, and Back takes a filter off again. */
export function useRunPlace() {
  const [words, setWords] = useQueryStates(parsers, { history: "push" });
  const place = useMemo(() => readPlace(words), [words]);
  const chosen = useMemo(() => new Set((words.chosen ?? "").split(",").filter((word) => /^\d+$/.test(word))), [words.chosen]);
  // Another order or filter begins at its first page; what is chosen stays chosen.
  const go = (next: RunPlace) => void setWords({ ...nothing, ...toWords(next), chosen: words.chosen ?? null });
  return {
    ...place,
    viewQuery: toViewQuery(place),
    before: words.before ?? null,
    chosen,
    go,
    goTo: (viewQuery: string) => go(readViewQuery(viewQuery)),
    toggle: (name: RunFilterName, value: string) => {
      const values: readonly string[] = place.filter[name];
      const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
      go({ ...place, filter: { ...place.filter, [name]: next } });
    },
    setBefore: (before: string | null) => void setWords({ before }),
    setChosen: (keys: ReadonlySet<string>) => void setWords({ chosen: keys.size > 0 ? [...keys].join(",") : null }, { history: "replace" }),
  };
}
