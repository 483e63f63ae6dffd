import { db } from "@/lib/db/client";
import { ownColumns } from "./guess-mapping";
import { type SavedMapping, savedMappingSchema } from "./schemas";

/** The newest saved mapping for files with exactly these columns, in whatever order. */
export async function findMapping(projectId: string, columns: string[]): Promise<SavedMapping | null> {
  return (await findMappings(projectId, columns))[0] ?? null;
}

export async function findMappings(projectId: string, columns: string[]): Promise<SavedMapping[]> {
  if (columns.length === 0) return [];
  const found = await db.savedMapping.findMany({
    where: { projectId, columns: { equals: key(columns) } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 20,
  });
  return found.map((row) => savedMappingSchema.parse(row));
}

/** As columns are stored: sorted, so that two files with the same ones in another order are alike. */
export function key(columns: string[]): string[] {
  return [...new Set(ownColumns(columns).map(storable))].sort();
}

function storable(column: string): string {
  return column.replaceAll("\0", "␀").replace(/\p{Surrogate}/gu, "\ufffd");
}
