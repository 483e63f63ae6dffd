import type { Caller } from "@/lib/accounts/caller";
import type { Split } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import { noFilter } from "./example-filter";
import { cursorOf } from "./example-order";
import type { FilteredDataset } from "./example-where";
import { splitColumn } from "./example-where";
import { findPage } from "./find-page";
import { getSearchedDataset } from "./get-searched-dataset";
import { type ExamplePage, type ExampleRow, exampleRowSchema, type ListExamplesInput } from "./schemas";

const usualLimit = 50;
const mostLetters = 300;

/** One page of the examples that a filter lets through. Texts come as excerpts: conversations of 100 KB are not for lists. */
export async function listExamples(caller: Caller, datasetId: string, wanted: Partial<ListExamplesInput> = {}): Promise<ExamplePage> {
  const { sort = "position", cursor, limit = usualLimit, ...chosen } = wanted;
  const filter = { ...noFilter, ...chosen };
  const dataset = await getSearchedDataset(caller, datasetId, filter);
  const { places, total, isTotalExact } = await findPage(caller, dataset, { filter, sort, cursor, count: limit + 1 });
  const shown = places.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await readRows(
      caller,
      dataset,
      shown.map(({ id }) => id),
    ),
    ...(cursor ? { total: null, isTotalExact: true } : { total, isTotalExact }),
    nextCursor: places.length > limit && last ? cursorOf(sort, last) : null,
  };
}

async function readRows({ projectId }: Caller, dataset: FilteredDataset, ids: string[]): Promise<ExampleRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRaw<{ id: string; promptText: string; answerText: string; split: Split }[]>`
    select example.id, example.position, example.revision, left(example."promptText", 1000) as "promptText", left(example."answerText", 1000) as "answerText", example.state, example.tags,
      ${splitColumn(dataset.splitRatios)} as split, example."pinnedSplit" is not null as "isSplitPinned", example."tokenCount", example."issueKinds", example."isMachineWritten",
      example."authorId", example."assigneeId", source."fileName" as "sourceFile", example."sourceRow", example."updatedAt"
    from "Example" example left join "Import" source on source.id = example."importId"
    where example.id = any(${ids}::text[]) and example."projectId" = ${projectId}`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [exampleRowSchema.parse({ ...row, promptText: excerpt(row.promptText), answerText: excerpt(row.answerText) })] : [];
  });
}

/** On one line, and without half of a pair at its end. */
function excerpt(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length <= mostLetters ? line : `${line.slice(0, mostLetters).replace(/\p{Surrogate}$/u, "")}…`;
}
