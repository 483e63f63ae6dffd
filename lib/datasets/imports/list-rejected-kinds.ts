import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getImport } from "./get-import";
import type { RejectedKind, RejectedRow } from "./schemas";
import { toRejectedRow } from "./to-rejected-row";

/** Of a kind with very many rows, suggestions are counted among the first ones. */
const triedRows = 500;
const shownRepairs = 5;

/** What is wrong with the rows that wait, most frequent first, and what could mend many of them at once. */
export async function listRejectedKinds(caller: Caller, importId: string): Promise<RejectedKind[]> {
  await getImport(caller, importId);
  const counts = await db.rejectedRow.groupBy({
    by: ["kind"],
    where: { importId, leftOutAt: null },
    _count: { _all: true },
    orderBy: [{ _count: { kind: "desc" } }, { kind: "asc" }],
  });
  const kinds: RejectedKind[] = [];
  for (const { kind, _count } of counts) {
    const stored = await db.rejectedRow.findMany({
      where: { importId, kind, leftOutAt: null },
      orderBy: { rowNumber: "asc" },
      take: triedRows,
    });
    const rows = stored.map(toRejectedRow);
    const [first] = rows;
    if (!first) continue;
    const canRepair = rows.filter(({ fix }) => fix).length;
    kinds.push({ kind: first.kind, field: first.field, problem: first.problem, count: _count._all, canRepair, repairs: repairsOf(rows) });
  }
  return kinds;
}

/** Suggestions that are the same for several rows, as one replacement in one column. */
function repairsOf(rows: RejectedRow[]): RejectedKind["repairs"] {
  const repairs = new Map<string, RejectedKind["repairs"][number]>();
  for (const { fix, record } of rows) {
    const cell = fix && record?.[fix.column];
    // An excerpt that was cut is nothing that could be looked for.
    if (!fix || fix.from === "" || typeof cell !== "string" || !cell.includes(fix.from)) continue;
    const key = JSON.stringify([fix.column, fix.from, fix.to]);
    const known = repairs.get(key) ?? { column: fix.column, from: fix.from, to: fix.to, count: 0 };
    repairs.set(key, { ...known, count: known.count + 1 });
  }
  return [...repairs.values()].sort((a, b) => b.count - a.count).slice(0, shownRepairs);
}
