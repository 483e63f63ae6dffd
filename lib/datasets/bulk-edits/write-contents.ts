import type { Caller } from "@/lib/accounts/caller";
import { saveContent } from "@/lib/datasets/examples/save-content";
import { exampleContentSchema } from "@/lib/datasets/schemas";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { type ContentChange, changeContent } from "./change-content";
import type { Skipped } from "./schemas";

/** Each gets a revision, its tokens counted and its checks run: more would keep everybody else waiting for minutes. */
const mostContents = 1_000;
const notFound = "they do not hold it, or are like that already";

/** Writes a revision of every picked example whose content changes, and says which stay as they are and why. */
export async function writeContents(
  tx: Prisma.TransactionClient,
  caller: Caller,
  count: number,
  change: ContentChange,
): Promise<Skipped[]> {
  if (count > mostContents)
    throw new AppError(
      "invalid",
      `The text of at most ${mostContents.toLocaleString("en-GB")} examples is changed at once, and these are ${count.toLocaleString("en-GB")}. Narrow them by a filter first.`,
    );
  const skipped = new Map<string, number>();
  const ids = await tx.$queryRaw<{ id: string }[]>`select id from picked`;
  for (const { id } of ids) {
    const reason = await writeContent(tx, caller, id, change);
    if (reason !== null) skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
  }
  return [...skipped].map(([reason, count]) => ({ reason, count }));
}

async function writeContent(tx: Prisma.TransactionClient, caller: Caller, id: string, change: ContentChange): Promise<string | null> {
  const before = await tx.example.findFirstOrThrow({ where: { id, projectId: caller.projectId } });
  const content = changeContent(exampleContentSchema.parse(before), change);
  if (!content) return notFound;
  try {
    await saveContent(tx, caller, id, { revision: before.revision, content, origin: "bulk" });
  } catch (error) {
    // It is refused before anything is written: an answer that would be empty, for example.
    if (error instanceof AppError && error.code === "invalid") return error.message;
    throw error;
  }
  const after = await tx.example.findUniqueOrThrow({ where: { id }, select: { state: true, revision: true, isMachineWritten: true } });
  const was = { state: before.state, revision: before.revision, isMachineWritten: before.isMachineWritten };
  await tx.$executeRaw`update picked set was = ${JSON.stringify(was)}::jsonb, became = ${JSON.stringify(after)}::jsonb where id = ${id}`;
  return null;
}
