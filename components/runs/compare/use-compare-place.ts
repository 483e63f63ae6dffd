"use client";

import { parseAsArrayOf, parseAsBoolean, parseAsFloat, parseAsInteger, parseAsStringLiteral, useQueryStates } from "nuqs";
import { measures } from "@/lib/runs/curves/measures";
import { usualMeasures } from "./measure-words";

const words = {
  runs: parseAsArrayOf(parseAsInteger).withDefault([]),
  hidden: parseAsArrayOf(parseAsInteger).withDefault([]),
  measures: parseAsArrayOf(parseAsStringLiteral(measures)).withDefault([...usualMeasures]),
  by: parseAsStringLiteral(["step", "time", "tokens"] as const).withDefault("step"),
  smoothing: parseAsFloat.withDefault(0),
  log: parseAsBoolean.withDefault(false),
  from: parseAsFloat,
  to: parseAsFloat,
};

/** What is compared and how it is looked at stands in the address: a copied link shows the same picture. */
export function useComparePlace() {
  const [place, setPlace] = useQueryStates(words, { history: "replace" });
  return { place, setPlace };
}
