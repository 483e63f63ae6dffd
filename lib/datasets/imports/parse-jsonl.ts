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
    return wasReported ? null : parseLine(line, lineNumber);
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

function parseLine(line: string, rowNumber: number): SourceRow | null {
  const raw = line.trim();
  if (raw === "") return null;
  if (raw.length > mostCharacters) return tooLong(rowNumber, raw);
  const value = parseJson(raw);
  if (isRecord(value)) return { rowNumber, raw, record: value };
  return { rowNumber, raw, problem: { field: "", problem: describe(value, raw) } };
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

function describe(value: unknown, raw: string): string {
  if (value !== undefined)
    return 'This line is JSON but not an object. Write one object in braces per line, for example {"prompt": "…", "completion": "…"}.';
  if (raw.startsWith("{") && !raw.endsWith("}"))
    return "This line ends in the middle of an object. Put the whole object on one line, up to its closing brace.";
  return "This line is not valid JSON. Check quotes and commas; each line holds one complete object in braces.";
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
