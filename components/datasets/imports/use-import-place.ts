"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";

export const startStates = ["draft", "approved"] as const;
export type StartState = (typeof startStates)[number];

/** The import and how its rows start stand in the address: leaving and coming back finds both where they were. */
export function useImportPlace() {
  const [{ import: importId, start }, setPlace] = useQueryStates(
    { import: parseAsString, start: parseAsStringLiteral(startStates).withDefault("draft") },
    { history: "push" },
  );
  return {
    importId,
    start,
    open: (id: string) => setPlace({ import: id }),
    close: () => setPlace({ import: null }),
    setStart: (state: StartState) => setPlace({ start: state }, { history: "replace" }),
  };
}
