import { keptFile } from "./chunk-file";
import { describeSource } from "./describe-source";
import type { Import, ImportOptions, ReadOptionsInput } from "./schemas";

/** What a file is read with once somebody has corrected a guess; without a correction, what was found. */
export async function changeReading(
  found: Import,
  wish: ReadOptionsInput = {},
): Promise<{ format: Import["format"]; encoding: Import["encoding"]; options: ImportOptions }> {
  if (Object.values(wish).every((value) => value === undefined)) return found;
  const { format, encoding, options } = await describeSource({ ...found, file: keptFile(found.id) }, keepChoices(found, wish));
  return { format, encoding, options };
}

/** A choice of before stays, as far as it belongs to the same way of reading. */
export function keepChoices({ format, encoding, options }: Import, wish: ReadOptionsInput): ReadOptionsInput {
  const isSameTable = (wish.format ?? format) === format && (wish.sheet ?? options.sheet) === options.sheet;
  const isSameText = isSameTable && (wish.encoding ?? encoding) === encoding && (wish.delimiter ?? options.delimiter) === options.delimiter;
  return {
    format,
    encoding,
    ...(isSameTable && options.delimiter !== null ? { delimiter: options.delimiter } : {}),
    ...(isSameText && options.hasHeader !== null ? { hasHeader: options.hasHeader } : {}),
    ...(options.sheet !== null ? { sheet: options.sheet } : {}),
    ...Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)),
  };
}
