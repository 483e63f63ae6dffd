import { CsvError, type Options, parse } from "csv-parse/sync";
import { mostCharacters } from "./source-row";

export type BrokenQuote = "never closed" | "closed too early" | "inside a field";

interface Parsed {
  /** Behind the last record that was taken. */
  end: number;
  /** What is wrong with the record there, if anything is. */
  broken: BrokenQuote | null;
}

type TakeRecord = (fields: string[], text: string) => void;

// What the lenient parser makes of a quoted field that goes on behind its closing quote; a text may begin so too.
const doubtful = new Error("A field begins with a quote.");

/** Hands over as many records as can be read in one go, of text that ends with a line. */
export function parseCsvRecords(bytes: Buffer, delimiter: string, take: TakeRecord): Parsed {
  if (!bytes.includes('"')) return splitPlain(bytes, delimiter, take);
  // Leniently, for texts such as 5" disk. Where that may have misread a broken quote, the strict parser decides.
  const lenient = run(bytes, { delimiter, relax_quotes: true }, (fields, text) => {
    if (fields.some((field) => field.startsWith('"'))) throw doubtful;
    take(fields, text);
  });
  if (!lenient.broken) return lenient;
  const strict = run(bytes.subarray(lenient.end), { delimiter, to: 1 }, take);
  return { end: lenient.end + strict.end, broken: strict.broken === "inside a field" ? lenient.broken : strict.broken };
}

/** Without a quote there is nothing to parse, and splitting is ten times as fast. */
function splitPlain(bytes: Buffer, delimiter: string, take: TakeRecord): Parsed {
  for (const line of bytes.toString().split("\n").slice(0, -1))
    take((line.endsWith("\r") ? line.slice(0, -1) : line).split(delimiter), line);
  return { end: bytes.length, broken: null };
}

function run(bytes: Buffer, options: Options, take: TakeRecord): Parsed {
  let end = 0;
  // The parser makes an error for every row that is shorter or longer than the first, and throws it away: without a stack
  // that costs half. Nothing else runs meanwhile.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    parse(bytes, {
      ...options,
      record_delimiter: ["\r\n", "\n"],
      relax_column_count: true,
      // It counts bytes, and a character has up to three: no row of a million characters may fail here.
      max_record_size: 3 * mostCharacters,
      on_record(fields, info) {
        take(fields, bytes.toString("utf8", end, info.bytes));
        end = info.bytes;
        return null;
      },
    });
    return { end, broken: null };
  } catch (error) {
    return { end, broken: nameProblem(error) };
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function nameProblem(error: unknown): BrokenQuote {
  if (error === doubtful) return "inside a field";
  switch (error instanceof CsvError && error.code) {
    case "CSV_QUOTE_NOT_CLOSED":
    case "CSV_MAX_RECORD_SIZE":
      return "never closed";
    case "CSV_INVALID_CLOSING_QUOTE":
      return "closed too early";
    case "INVALID_OPENING_QUOTE":
      return "inside a field";
    default:
      throw error;
  }
}
