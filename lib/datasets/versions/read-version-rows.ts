import { type Message, messagesSchema, type Split } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";

export interface VersionRow {
  position: number;
  revisionId: string;
  messages: Message[];
}

const pageRows = 1_000;

/** The rows of one split, in order, a page at a time. For verbs that proved already that the version is theirs to read. */
export async function* readVersionRows(versionId: string, split: Split): AsyncGenerator<VersionRow> {
  for (let after = 0; ; ) {
    const page = await db.datasetVersionExample.findMany({
      where: { versionId, split, position: { gt: after } },
      orderBy: { position: "asc" },
      take: pageRows,
      include: { revision: { select: { messages: true } } },
    });
    for (const { position, revisionId, revision } of page)
      yield { position, revisionId, messages: messagesSchema.parse(revision.messages) };
    const last = page.at(-1);
    if (!last || page.length < pageRows) return;
    after = last.position;
  }
}
