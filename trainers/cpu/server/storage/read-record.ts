import { readFile } from "node:fs/promises";
import type { z } from "zod";
import { isMissing } from "./storage-failure";

/** Undefined when there is no such file. A damaged one stops the start: going on without it would lose it silently. */
export async function readRecord<Schema extends z.ZodType>(file: string, schema: Schema): Promise<z.output<Schema> | undefined> {
  try {
    return schema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new Error(`${file} is damaged. Restore it from a backup, or remove its folder, then start the trainer again.`, { cause: error });
  }
}
