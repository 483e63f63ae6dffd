import { db } from "@/lib/db/client";
import { keptFile } from "./chunk-file";
import { encodingWatcher } from "./decode-text";
import { describeSource } from "./describe-source";
import { findMapping } from "./find-mapping";
import { columnsOf, guessMapping } from "./guess-mapping";
import { readChunks } from "./read-chunks";
import { readFirstRows } from "./read-first-rows";
import type { Encoding, Import, ImportMapping, ImportOptions } from "./schemas";

interface Upload {
  id: string;
  fileName: string;
  format?: Import["format"];
  encoding?: Encoding;
}

/** What an upload is and what its columns mean, guessed from what is in it; `changeReading` and a mapping correct that. */
export async function inspectUpload({ id, fileName, format, encoding }: Upload): Promise<{
  format: Import["format"];
  encoding: Encoding;
  options: ImportOptions;
  mapping: ImportMapping;
  mappingName: string | null;
}> {
  const described = await describeSource(
    { file: keptFile(id), fileName, encoding: encoding ?? (await findEncoding(id)) },
    format ? { format } : {},
  );
  const source = { id, format: described.format, encoding: described.encoding, options: described.options };
  const { records } = await readFirstRows(source);
  const { projectId } = await db.import.findUniqueOrThrow({ where: { id }, select: { projectId: true } });
  const saved = await findMapping(projectId, columnsOf(records));
  const { encoding: found, options } = described;
  return {
    format: described.format,
    encoding: found,
    options,
    mapping: saved?.mapping ?? guessMapping(records).mapping,
    mappingName: saved?.name ?? null,
  };
}

async function findEncoding(importId: string): Promise<Encoding> {
  const watcher = encodingWatcher();
  for await (const bytes of readChunks(importId)) watcher.push(bytes);
  return watcher.end();
}
