import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";

interface Counted {
  name: string;
  counts: Map<string, number>;
}

/** Names for the values that are ids: files and people. */
export async function labelsOf({ projectId }: Caller, facets: Counted[]): Promise<Map<string, string>> {
  const valuesOf = (...names: string[]) => facets.filter(({ name }) => names.includes(name)).flatMap(({ counts }) => [...counts.keys()]);
  const [imports, people] = await Promise.all([
    db.import.findMany({ where: { projectId, id: { in: valuesOf("source") } }, select: { id: true, fileName: true } }),
    db.user.findMany({ where: { id: { in: valuesOf("author", "assignee") } }, select: { id: true, name: true } }),
  ]);
  return new Map([...imports.map(({ id, fileName }) => [id, fileName] as const), ...people.map(({ id, name }) => [id, name] as const)]);
}
