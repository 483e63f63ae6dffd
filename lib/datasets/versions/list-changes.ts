import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import type { Split } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { type Page, parseNumberCursor } from "@/lib/http/page";
import { getVersion } from "./get-version";
import { type listChangesInput, type VersionChange, versionChangeSchema } from "./schemas";

const content = { id: true, messages: true, tools: true, rejected: true } satisfies Prisma.ExampleRevisionSelect;
type Content = Prisma.ExampleRevisionGetPayload<{ select: typeof content }>;

/** What came, changed, moved or went since the version before, with both texts. */
export async function listChanges(
  caller: Caller,
  versionId: string,
  { kind, cursor, limit }: z.infer<typeof listChangesInput>,
): Promise<Page<VersionChange>> {
  const version = await getVersion(caller, versionId);
  const rows = await db.datasetVersionChange.findMany({
    where: { versionId: version.id, kind, position: { gt: parseNumberCursor(cursor) ?? 0 } },
    orderBy: { position: "asc" },
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const ids = page.flatMap(({ fromRevisionId, toRevisionId }) => [fromRevisionId ?? [], toRevisionId ?? []].flat());
  const revisions = await db.exampleRevision.findMany({ where: { id: { in: ids } }, select: content });
  const of = new Map(revisions.map((revision) => [revision.id, revision]));
  const items = page.map((row) =>
    versionChangeSchema.parse({
      ...row,
      before: frozen(of.get(row.fromRevisionId ?? ""), row.fromSplit),
      after: frozen(of.get(row.toRevisionId ?? ""), row.toSplit),
    }),
  );
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.position) : null };
}

function frozen(revision: Content | undefined, split: Split | null) {
  return revision && split ? { ...revision, split } : null;
}
