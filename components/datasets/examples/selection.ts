/** What a bulk edit would change: rows that were ticked, or everything that matched a filter but a few. */
export type ExampleSelection =
  | { kind: "these"; ids: ReadonlySet<string> }
  | {
      kind: "matching";
      /** The filter's query, as in the address; the selection stays with it when the filter changes. */
      query: string;
      /** The filter in words. */
      words: string;
      total: number;
      isTotalExact: boolean;
      exceptIds: ReadonlySet<string>;
    };

export const nothingSelected: ExampleSelection = { kind: "these", ids: new Set() };

export function countOf(selection: ExampleSelection): number {
  return selection.kind === "these" ? selection.ids.size : Math.max(0, selection.total - selection.exceptIds.size);
}

/** Those of the loaded rows that are ticked now. Under another filter than its own, "all that match" ticks none: nobody can see which. */
export function tickedOf(selection: ExampleSelection, loaded: readonly string[], query: string): ReadonlySet<string> {
  if (selection.kind === "these") return selection.ids;
  if (selection.query !== query) return new Set();
  return new Set(loaded.filter((id) => !selection.exceptIds.has(id)));
}

/** What the table says is ticked among the loaded rows, as the next selection. */
export function tick(selection: ExampleSelection, loaded: readonly string[], query: string, ticked: ReadonlySet<string>): ExampleSelection {
  if (selection.kind === "these" || selection.query !== query) return { kind: "these", ids: ticked };
  const unticked = loaded.filter((id) => !ticked.has(id));
  const exceptIds = new Set([...selection.exceptIds].filter((id) => !ticked.has(id)).concat(unticked));
  return unticked.length === loaded.length ? nothingSelected : { ...selection, exceptIds };
}

/** Every loaded row is ticked, and there are more to be had. */
export function canWiden(selection: ExampleSelection, loaded: readonly string[], total: number, isTotalExact: boolean): boolean {
  if (selection.kind === "matching" || loaded.length === 0) return false;
  return (!isTotalExact || total > selection.ids.size) && loaded.every((id) => selection.ids.has(id));
}
