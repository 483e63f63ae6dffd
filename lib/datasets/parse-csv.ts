import { mostCharacters, type RowParser, type SourceRow, tooLong } from "./source-row";

type Scan = { fields: string[]; end: number } | { problem: string } | "incomplete";

const unclosed =
  "The quote that opens in this row is never closed. Close it, or remove it if it is part of the text; the rows after it were read as rows of their own.";

/**
 * Rows are numbered as a spreadsheet numbers them: the header is row 1. Our own reader, because after a broken row it
 * goes on with the next line, and a quote that is never closed costs one row instead of the rest of the file.
 */
export function csvParser(): RowParser {
  let buffer = "";
  let delimiter: string | null = null;
  let header: string[] | null = null;
  let rowNumber = 0;
  let isInTooLongLine = false;

  function read(isLast: boolean): SourceRow[] {
    const rows: SourceRow[] = [];
    let position = 0;
    while (position < buffer.length) {
      if (isInTooLongLine) {
        const end = buffer.indexOf("\n", position);
        position = end < 0 ? buffer.length : end + 1;
        isInTooLongLine = end < 0;
        continue;
      }
      delimiter ??= guessDelimiter(buffer, isLast);
      if (!delimiter) break;
      const scan = scanRecord(buffer, position, delimiter, isLast);
      const isTooLong = scan === "incomplete" && buffer.length - position > mostCharacters;
      if (scan === "incomplete" && !isTooLong && !isLast) break;

      rowNumber++;
      if (typeof scan === "object" && "fields" in scan) {
        const row = toRow(scan.fields, buffer.slice(position, scan.end));
        if (row) rows.push(row);
        position = scan.end;
        continue;
      }
      const lineEnd = buffer.indexOf("\n", position);
      const line = buffer.slice(position, lineEnd < 0 ? buffer.length : lineEnd);
      const problem = typeof scan === "object" ? scan.problem : unclosed;
      rows.push(
        isTooLong && lineEnd < 0 ? tooLong(rowNumber, line) : { rowNumber, raw: trimLineEnd(line), problem: { field: "", problem } },
      );
      isInTooLongLine = lineEnd < 0 && !isLast;
      position = lineEnd < 0 ? buffer.length : lineEnd + 1;
    }
    buffer = buffer.slice(position);
    return rows;
  }

  function toRow(fields: string[], text: string): SourceRow | null {
    const raw = trimLineEnd(text);
    if (raw === "") return null;
    if (!header) {
      header = nameColumns(fields);
      return null;
    }
    if (raw.length > mostCharacters) return tooLong(rowNumber, raw);
    const names = header;
    if (fields.slice(names.length).some((field) => field !== "")) {
      const problem = `This row has ${fields.length} fields but the header names ${names.length}. Put quotes around a text that holds a “${delimiter}”.`;
      return { rowNumber, raw, problem: { field: "", problem } };
    }
    return { rowNumber, raw, record: Object.fromEntries(names.map((name, index) => [name, fields[index]])) };
  }

  return {
    push(text) {
      buffer += text;
      return read(false);
    },
    end: () => read(true),
  };
}

function scanRecord(text: string, start: number, delimiter: string, isLast: boolean): Scan {
  const fields: string[] = [];
  let position = start;
  for (;;) {
    if (text[position] === '"') {
      const quoted = scanQuoted(text, position + 1, isLast);
      if (!quoted) return "incomplete";
      fields.push(quoted.value);
      position = quoted.end;
      if (text.startsWith("\r\n", position)) position++;
      if (position >= text.length) return isLast ? { fields, end: position } : "incomplete";
      if (text[position] === "\n") return { fields, end: position + 1 };
      if (text[position] === "\r" && !isLast && position + 1 >= text.length) return "incomplete";
      if (text[position] !== delimiter)
        return { problem: 'Text follows a closing quote. Put the whole field in quotes and write quotes inside it twice ("").' };
      position++;
    } else {
      const end = findFieldEnd(text, position, delimiter);
      if (end >= text.length && !isLast) return "incomplete";
      if (text[end] !== delimiter) {
        fields.push(trimLineEnd(text.slice(position, end)));
        return { fields, end: Math.min(end + 1, text.length) };
      }
      fields.push(text.slice(position, end));
      position = end + 1;
    }
  }
}

// Character by character: searching for a separator that a file hardly uses would read to its end for every field.
function findFieldEnd(text: string, start: number, delimiter: string): number {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n") end++;
  return end;
}

/** From behind the opening quote to behind the closing one; null when it is not in the text yet. */
function scanQuoted(text: string, start: number, isLast: boolean): { value: string; end: number } | null {
  let value = "";
  let position = start;
  for (;;) {
    const quote = text.indexOf('"', position);
    if (quote < 0 || (quote + 1 >= text.length && !isLast)) return null;
    value += text.slice(position, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    position = quote + 2;
  }
}

/** The separator that the header line has most of; null while that line is not complete. */
function guessDelimiter(text: string, isLast: boolean): string | null {
  const lineEnd = text.indexOf("\n");
  if (lineEnd < 0 && !isLast && text.length <= mostCharacters) return null;
  const bare = text.slice(0, lineEnd < 0 ? text.length : lineEnd).replace(/"[^"]*"/g, "");
  const count = (delimiter: string) => bare.split(delimiter).length;
  return [",", ";", "\t"].reduce((best, next) => (count(next) > count(best) ? next : best));
}

function nameColumns(fields: string[]): string[] {
  const names: string[] = [];
  for (const [index, field] of fields.entries()) {
    const name = field.trim() || `column ${index + 1}`;
    let unique = name;
    for (let again = 2; names.includes(unique); again++) unique = `${name} (${again})`;
    names.push(unique);
  }
  return names;
}

function trimLineEnd(text: string): string {
  return text.replace(/\r?\n?$/, "");
}
