/** A row as the file has it: readable, or with the reason why not. */
export type SourceRow = { rowNumber: number; raw: string } & (
  | { record: Record<string, unknown>; problem?: undefined }
  | { record?: undefined; problem: { field: string; problem: string } }
);

/** Text goes in piece by piece, rows come out; nothing larger than a row is ever held. */
export interface RowParser {
  push(text: string): SourceRow[];
  end(): SourceRow[];
}

/** More than a book chapter: nobody's example, but what a broken file looks like. */
export const mostCharacters = 1_000_000;

export function tooLong(rowNumber: number, start: string): SourceRow {
  const problem =
    "This row is longer than one million characters, so it was left out. Check for a missing line break or quote, or shorten it.";
  return { rowNumber, raw: `${start.slice(0, 2_000)}…`, problem: { field: "", problem } };
}
