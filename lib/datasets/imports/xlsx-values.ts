const dayMs = 24 * 60 * 60 * 1000;

/** Formats of numbers that every workbook knows without saying them. */
const builtInDates = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;

export function isDateFormat(id: string, code: string | undefined): boolean {
  if (code === undefined) return builtInDates.some(([from, to]) => Number(id) >= from && Number(id) <= to);
  // Colours, conditions and texts in quotes are no part of it; [h] is.
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, "").replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
  return !/general/i.test(bare) && /[dmyhs]/i.test(bare);
}

/** 45234.5 as 2023-11-04T12:00:00: without a zone, because a workbook has none. */
export function toIsoDate(serial: number, isFrom1904: boolean): string | number {
  // The first program of this kind took 1900 for a leap year, and all others followed.
  const days = isFrom1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const date = new Date(Math.round((days - 25569) * dayMs));
  if (serial < 0 || Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999) return serial;
  const [day = "", time = ""] = date
    .toISOString()
    .replace(/\.000Z$|Z$/, "")
    .split("T");
  if (serial < 1 && !isFrom1904) return time;
  return time === "00:00:00" ? day : `${day}T${time}`;
}

/** “AB12” as column 27 and row 12; columns count from 0, rows from 1. */
export function parseReference(reference: string): { column: number; row: number } | null {
  const match = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference);
  if (!match) return null;
  const [, letters = "", digits = ""] = match;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { column, row: Number(digits) };
}
