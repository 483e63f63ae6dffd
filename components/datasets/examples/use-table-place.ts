"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { useMemo } from "react";
import type { ExampleFilter, ExampleSort } from "@/lib/datasets/examples/example-filter";
import { noFilter } from "@/lib/datasets/examples/example-filter";
import { readPlace, type TablePlace, toAddress, toViewQuery } from "./table-place";

const words = {
  search: parseAsString,
  state: parseAsString,
  tag: parseAsString,
  split: parseAsString,
  issue: parseAsString,
  source: parseAsString,
  author: parseAsString,
  assignee: parseAsString,
  length: parseAsString,
  machineWritten: parseAsString,
  changedWithinDays: parseAsString,
  sort: parseAsString,
  open: parseAsString,
};

const typingMs = 250;

/** Filters, order and open row stand in the address: a copied link shows the same rows, and Back takes a filter off again. */
export function useTablePlace() {
  const [{ open, ...address }, setWords] = useQueryStates(words, { history: "push" });
  const written = JSON.stringify(address);
  const place = useMemo(() => readPlace(JSON.parse(written)), [written]);

  const go = (next: TablePlace) => void setWords(toAddress(next));
  return {
    ...place,
    /** As a saved view keeps it. */
    viewQuery: toViewQuery(place),
    typed: address.search ?? "",
    open,
    go,
    setFilter: (filter: ExampleFilter) => go({ ...place, filter }),
    setSort: (sort: ExampleSort) => go({ ...place, sort }),
    clear: () => go({ ...place, filter: noFilter }),
    /** One step back for a whole search, not one for each letter. */
    setSearch: (text: string) =>
      void setWords(
        { search: text || null },
        { history: address.search ? "replace" : "push", limitUrlUpdates: { method: "throttle", timeMs: typingMs } },
      ),
    setOpen: (exampleId: string | null) => void setWords({ open: exampleId }, { history: open || !exampleId ? "replace" : "push" }),
  };
}
