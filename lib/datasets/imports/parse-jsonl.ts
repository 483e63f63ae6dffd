import { readJsonRow } from "./json-row";
import { mostCharacters, type RowParser, type SourceRow, tooLong } from "./source-row";

/** One JSON object per line. A row's number is its line's. */
export function jsonlParser(): RowParser {
  let rest = "";
  let lineNumber = 0;
  let isInTooLongLine = false;

  function finishLine(tail: string): SourceRow | null {
    const line = rest + tail;
    const wasReported = isInTooLongLine;
    rest = "";
    isInTooLongLine = false;
    lineNumber++;
    return wasReported ? null : readJsonRow(line, lineNumber, "line");
  }

  return {
    push(text) {
      const rows: SourceRow[] = [];
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
