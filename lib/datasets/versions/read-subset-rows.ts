import { drawSubset, type SubsetRule } from "./draw-subset";
import { readNumberedRows } from "./read-numbered-rows";
import type { VersionRow } from "./read-version-rows";

const pageRows = 1_000;

/** The rows of a part of the train split, in the order of the version, a page at a time. */
export async function* readSubsetRows(versionId: string, rule: SubsetRule): AsyncGenerator<VersionRow> {
  const positions = await drawSubset(versionId, rule);
  for (let start = 0; start < positions.length; start += pageRows)
    yield* await readNumberedRows(versionId, positions.slice(start, start + pageRows));
}
