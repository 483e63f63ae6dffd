import { findJsonList } from "./find-json-list";
import { findInexact } from "./inexact-numbers";
import { readJsonRow } from "./json-row";
import { isRecord, parseExactly } from "./json-value";
import { mostCharacters, type RowParser, type SourceRow, tooLong } from "./source-row";
import { keyOf, splitBroken } from "./split-broken-json";

/** Enough to see what the file is. */
const neededToStart = 64 * 1024;

/**
 * One JSON list, an object that holds one, or objects one after the other. Only where an entry ends is found here, each is
 * then parsed by itself: a broken entry costs itself, and nothing larger than an entry is held.
 */
export function jsonParser(): RowParser {
  let kept = "";
  let kind: "list" | "wrapped" | "sequence" | null = null;
  let rowNumber = 0;
  /** The first name in a row: where an entry never ends, the next one is known by it. */
  let firstKey: string | null = null;
  let isDone = false;
  let isTooLong = false;
  let at = 0;
  let depth = 0;
  let isInText = false;

  function restart(from: number): void {
    kept = kept.slice(from);
    at = 0;
    depth = 0;
    isInText = false;
  }

  function read(isLast: boolean): SourceRow[] {
    const rows: SourceRow[] = [];
    if (kind === null) {
      const found = findJsonList(kept);
      kind = found.kind;
      restart(found.start);
    }
    while (!isDone && readEntry(rows)) {}
    if (isDone) kept = "";
    else if (isLast || kept.length > mostCharacters) giveUp(rows, isLast);
    return rows;
  }

  /** False: the entry that begins here is not all there yet. */
  function readEntry(rows: SourceRow[]): boolean {
    if (at === 0 && depth === 0 && !isTooLong) {
      const start = kept.search(/[^\s,\ufeff]/);
      if (start < 0) {
        kept = "";
        return false;
      }
      restart(start);
      if (kept[0] === "]" || kept[0] === "}") {
        // What was left behind by a broken entry, or the end.
        if (kind === "wrapped") isDone = true;
        restart(1);
        return true;
      }
    }
    const end = findEnd();
    if (end === null) return false;
    take(kept.slice(0, end), rows);
    restart(end);
    return true;
  }

  function findEnd(): number | null {
    if (!isTooLong && depth === 0 && kept[0] !== "{" && kept[0] !== "[") return findEndOfScalar();
    const token = /["\\{}[\]\n]/g;
    token.lastIndex = at;
    for (let match = token.exec(kept); match; match = token.exec(kept)) {
      const [character] = match;
      if (isInText) {
        if (character === "\\") {
          if (token.lastIndex >= kept.length) {
            at = match.index;
            return null;
          }
          token.lastIndex++;
        } else if (character === '"' || character === "\n") isInText = false;
      } else if (character === '"') isInText = true;
      else if (character === "{" || character === "[") depth++;
      else if ((character === "}" || character === "]") && --depth === 0) return token.lastIndex;
    }
    at = kept.length;
    return null;
  }

  function findEndOfScalar(): number | null {
    const quoted = /^"(?:[^"\\\n]|\\.)*"/.exec(kept);
    const end = quoted ? quoted[0].length : kept.slice(1).search(/[,\]{}\n]/) + 1;
    return end > 0 ? end : null;
  }

  function take(text: string, rows: SourceRow[]): void {
    if (isTooLong) {
      isTooLong = false;
      return;
    }
    const row = readJsonRow(text, rowNumber + 1, "entry");
    if (!row) return;
    if (row.problem?.kind === "broken_json" && !row.record) takePieces(split(text), rows);
    else if (row.problem && text.startsWith("[")) takeList(row, rows);
    else {
      rowNumber++;
      firstKey ??= keyOf(text);
      rows.push(row);
    }
  }

  function takePieces(pieces: string[], rows: SourceRow[]): void {
    for (const piece of pieces) {
      const row = readPiece(piece.replace(/[\s,]+$/, ""));
      if (!row) continue;
      rowNumber++;
      rows.push(row);
    }
  }

  /** A list inside the list, as one bracket too many makes it: what it holds are entries too. */
  function takeList(list: SourceRow, rows: SourceRow[]): void {
    const { value: entries, rounded } = parseExactly(list.raw);
    if (!Array.isArray(entries) || entries.length === 0 || !entries.every(isRecord)) rows.push({ ...list, rowNumber: ++rowNumber });
    else
      for (const [index, record] of entries.entries()) {
        const inexact = findInexact(record, Array.isArray(rounded) ? rounded[index] : undefined);
        rows.push({ rowNumber: ++rowNumber, raw: JSON.stringify(record), record, inexact });
      }
  }

  function readPiece(piece: string): SourceRow | null {
    const row = readJsonRow(piece, rowNumber + 1, "entry");
    // The last one has the end of the list behind it.
    const bare = piece.replace(/\][\s}]*$/, "");
    if (row?.problem?.kind !== "broken_json" || bare === piece) return row;
    const alone = readJsonRow(bare, rowNumber + 1, "entry");
    return alone?.problem ? row : alone;
  }

  /** The entry does not end, or not where it should: what looks like the next ones is read by itself. */
  function giveUp(rows: SourceRow[], isLast: boolean): void {
    const pieces = isTooLong ? [kept] : split(kept);
    if (isLast) {
      if (!isTooLong)
        takePieces(
          pieces.map((piece) => (piece.trim() === "]" ? "" : piece)),
          rows,
        );
      kept = "";
    } else if (pieces.length > 1) {
      takePieces(pieces.slice(0, -1), rows);
      restart(kept.length - (pieces.at(-1)?.length ?? 0));
      rows.push(...read(false));
    } else {
      if (!isTooLong) rows.push(tooLong(++rowNumber, kept));
      isTooLong = true;
      kept = "";
      at = 0;
    }
  }

  function split(text: string): string[] {
    return splitBroken(text, firstKey);
  }

  return {
    push(text) {
      if (isDone) return [];
      kept += text;
      return kind === null && kept.length < neededToStart ? [] : read(false);
    },
    end() {
      return isDone ? [] : read(true);
    },
  };
}
