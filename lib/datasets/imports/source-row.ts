import type { RowProblem } from "@/lib/datasets/check-conversation";
import { AppError } from "@/lib/errors";

export type SourceRecord = Record<string, unknown>;

/** A number that cannot be held as one; the record has it as a text. */
export interface InexactNumber {
  column: string;
  number: string;
  /** It stands somewhere inside the cell, not as the cell. */
  isNested: boolean;
}

/** A row as the file has it: readable, or with the reason why not and its cells as far as they could be told apart. */
export type SourceRow = { rowNumber: number; raw: string } & (
  | { record: SourceRecord; problem?: undefined; inexact?: InexactNumber[] }
  | { record?: SourceRecord; problem: RowProblem }
);

/** A line of JSON that nobody has taken apart yet: whoever prepares it does, in a thread of its own. */
export interface UnreadLine {
  rowNumber: number;
  raw: string;
  isUnread: true;
}

/** Text goes in piece by piece, rows come out; nothing larger than a row is ever held. */
export interface RowParser<R = SourceRow> {
  push(text: string): R[];
  end(): R[];
}

/** The file as a whole cannot be read any further; the message is for people, and trying again would change nothing. */
export class UnreadableFile extends AppError {
  constructor(message: string) {
    super("invalid", message);
  }
}

/** More than a book chapter: nobody's example, but what a broken file looks like. */
export const mostCharacters = 1_000_000;

export function tooLong(rowNumber: number, start: string): SourceRow {
  const problem =
    "This row is longer than one million characters, so it was left out. Check for a missing line break or quote, or shorten it.";
  return { rowNumber, raw: `${start.slice(0, 2_000)}…`, problem: { kind: "too_long", field: "", problem } };
}
