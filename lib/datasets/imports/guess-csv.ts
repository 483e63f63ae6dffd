import { asks, labels, plain, replies } from "./column-words";
import { parseCsvRecords } from "./parse-csv-records";

const delimiters: Record<string, string> = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright bars" };
const sampleRows = 200;
/** What Excel writes and reads in front of the header: `sep=;`. */
const saysDelimiter = /^\ufeff?"?sep=([^\r\n"])"?\r?\n/i;

/** What the first line has most of, where the lines behind it agree. */
export function guessDelimiter(text: string): { delimiter: string; reason: string } {
  const said = saysDelimiter.exec(text)?.[1];
  if (said) return { delimiter: said, reason: "The first line of the file says what separates the columns." };
  const lines = text
    .replace(/"[^"]*"/g, "")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .slice(0, 50);
  const scores = Object.keys(delimiters).map((delimiter) => {
    const [first = 0, ...others] = lines.map((line) => line.split(delimiter).length - 1);
    const agreeing = others.filter((count) => count === first).length;
    return { delimiter, count: first, score: first * (0.25 + agreeing / Math.max(1, others.length)) };
  });
  const best = scores.reduce((most, next) => (next.score > most.score ? next : most));
  if (best.count === 0) return { delimiter: ",", reason: "There is one column only: nothing in the first line separates two." };
  return {
    delimiter: best.delimiter,
    reason: `Columns are separated by ${delimiters[best.delimiter]}, because the first line has ${best.count} of them.`,
  };
}

/** Whether the first row names the columns or is an example like the others. */
export function guessHeader(text: string, delimiter: string): { hasHeader: boolean; reason: string } {
  return looksLikeHeader(readSample(text.replace(saysDelimiter, ""), delimiter));
}

export function looksLikeHeader([first = [], ...others]: string[][]): { hasHeader: boolean; reason: string } {
  const known = first.filter((field) => [...asks, ...replies, ...labels].includes(plain(field)));
  if (known.length > 0) return { hasHeader: true, reason: `The first row names the columns: “${known[0]}” is a usual name.` };
  const long = first.find((field) => field.length > 80);
  if (long) return { hasHeader: false, reason: "The first row is an example, not names of columns: a text in it is too long for a name." };
  const repeated = first.find((field, index) => field.trim() !== "" && others.filter((row) => row[index] === field).length >= 2);
  if (repeated && first.length > 1)
    return {
      hasHeader: false,
      reason: `The first row is an example, not names of columns: “${repeated.slice(0, 40)}” stands in later rows too.`,
    };
  return { hasHeader: true, reason: "The first row is taken as the names of the columns." };
}

function readSample(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  const lines = text.slice(0, text.lastIndexOf("\n") + 1) || `${text}\n`;
  parseCsvRecords(Buffer.from(lines.slice(0, 200_000)), delimiter, (fields) => {
    if (rows.length < sampleRows && fields.some((field) => field !== "")) rows.push(fields);
  });
  return rows;
}
