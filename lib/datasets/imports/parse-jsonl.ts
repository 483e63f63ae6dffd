import { readJsonRow } from "./json-row";
import { mostCharacters, type RowParser, type SourceRow, tooLong, type UnreadLine } from "./source-row";

/** One JSON object per line. A row's number is its line's. */
export function jsonlParser(): RowParser {
  return lineParser(readJsonLine);
}

/** The same lines, numbered and not yet read; empty ones are left out here too. */
export function jsonlSplitter(): RowParser<SourceRow | UnreadLine> {
  return lineParser((raw, rowNumber) => (raw.trim() === "" ? null : { rowNumber, raw, isUnread: true }));
}

/** Null where nothing stands. */
export function readJsonLine(line: string, lineNumber: number): SourceRow | null {
  return readJsonRow(line, lineNumber, "line");
}

function lineParser<R>(toRow: (line: string, lineNumber: number) => R | null): RowParser<R | SourceRow> {
  let rest = "";
  let lineNumber = 0;
  let isInTooLongLine = false;

  function finishLine(tail: string): R | null {
    const line = rest + tail;
    const wasReported = isInTooLongLine;
    rest = "";
    isInTooLongLine = false;
    lineNumber++;
    return wasReported ? null : toRow(line, lineNumber);
  }

  return {
    push(text) {
      const rows: (R | SourceRow)[] = [];
      let start = 0;
      for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
        const row = finishLine(text.slice(start, end));
        if (row) rows.push(row);
        start = end + 1;
      }
      if (!isInTooLongLine) rest += text.slice(start);
      if (rest.length > mostCharacters) {
        rows.push(tooLong(lineNumber + 1, rest));
        rest = "";
        isInTooLongLine = true;
      }
      return rows;
    },
    end() {
      const row = finishLine("");
      return row ? [row] : [];
    },
  };
}
