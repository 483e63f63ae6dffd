import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { getDataset } from "@/lib/datasets/get-dataset";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { parseNumberCursor } from "@/lib/http/page";
import type { examplePageSchema, ListExamplesInput } from "./schemas";
import { toExample, withSource } from "./to-example";

/** Examples in order of arrival, those whose question or answer holds the search text. */
export async function listExamples(
  caller: Caller,
  datasetId: string,
  { search, cursor, limit }: ListExamplesInput,
): Promise<z.infer<typeof examplePageSchema>> {
  await getDataset(caller, datasetId);
  const where: Prisma.ExampleWhereInput = { datasetId, projectId: caller.projectId, deletedAt: null, ...(search ? matching(search) : {}) };
  const [rows, total] = await Promise.all([
    db.example.findMany({
      where: { ...where, position: { gt: parseNumberCursor(cursor) ?? 0 } },
      orderBy: { position: "asc" },
      take: limit + 1,
      include: withSource,
    }),
    db.example.count({ where }),
  ]);
  const items = rows.slice(0, limit).map(toExample);
  return { items, total, nextCursor: rows.length > limit ? String(items.at(-1)?.position) : null };
}

/** `%`, `_` and `\` are letters here, not wildcards. */
function matching(search: string): Prisma.ExampleWhereInput {
  const contains = search.replace(/[%_\\]/g, "\\$&");
  return { OR: [{ promptText: { contains, mode: "insensitive" } }, { answerText: { contains, mode: "insensitive" } }] };
}
