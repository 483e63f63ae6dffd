import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { saveContent } from "@/lib/datasets/examples/save-content";
import { contentHashOf } from "@/lib/datasets/fingerprint";
import { exampleContentSchema } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { parseNumberCursor } from "@/lib/http/page";
import { applyFix } from "./apply-fix";
import { issueCatalog } from "./catalog";
import { requireDataset } from "./require-dataset";
import type { FixIssuesInput, fixStepSchema } from "./schemas";

/** As many as are saved in a few seconds; whoever asked comes back for the rest. */
const examplesPerStep = 200;
const byItself = ["redact", "decode_tool_calls", "trim", "repair_text"];

const rowSchema = exampleContentSchema.extend({
  id: z.string(),
  position: z.number(),
  revision: z.number(),
  state: z.string(),
  isMachineWritten: z.boolean(),
  contentHash: z.string(),
  keys: z.array(z.string()),
});

/** Mends open issues of one kind: each example gets a new revision, and all of it can be taken back. */
export async function fixIssues(
  caller: Caller,
  datasetId: string,
  { kind, ids, cursor, fixId }: FixIssuesInput,
): Promise<z.infer<typeof fixStepSchema>> {
  if (!byItself.includes(issueCatalog[kind].fix ?? ""))
    throw new AppError("invalid", `“${issueCatalog[kind].name}” cannot be mended by itself. ${issueCatalog[kind].todo}`);
  return db.$transaction(
    async (tx) => {
      await requireDataset(tx, caller, datasetId);
      const fix = await openFix(tx, caller, datasetId, kind, fixId);
      const rows = await tx.$queryRaw<unknown[]>`
        select example.id, example.position::float8 as position, example.revision, state::text as state, "isMachineWritten", messages, tools, rejected, "contentHash",
          array_agg(issue.key) as keys
        from "ExampleIssue" issue join "Example" example on example.id = issue."exampleId"
        where issue."datasetId" = ${datasetId} and issue.kind = ${kind} and issue."ignoredAt" is null and example."deletedAt" is null
          and example.position > ${parseNumberCursor(cursor) ?? 0} and ${ids ? Prisma.sql`issue.id = any(${ids}::text[])` : Prisma.sql`true`}
        group by example.id order by example.position limit ${examplesPerStep + 1}`;
      const page = rows.slice(0, examplesPerStep).map((row) => rowSchema.parse(row));
      let changedCount = 0;
      for (const { id, revision, state, isMachineWritten, contentHash, keys, messages, tools, rejected } of page) {
        const content = applyFix({ messages, tools, rejected }, kind, keys);
        if (contentHashOf(content) === contentHash || !(await save(tx, caller, id, revision, content))) continue;
        changedCount++;
        await tx.bulkEditBefore.createMany({
          data: { bulkEditId: fix, exampleId: id, before: { type: "fixed", revision, state, isMachineWritten } },
          skipDuplicates: true,
        });
      }
      await tx.bulkEdit.update({ where: { id: fix }, data: { exampleCount: { increment: changedCount } } });
      const last = page.at(-1);
      return {
        fixId: fix,
        changedCount,
        skippedCount: page.length - changedCount,
        nextCursor: rows.length > examplesPerStep && last ? String(last.position) : null,
      };
    },
    { timeout: 120_000, maxWait: 30_000 },
  );
}

async function openFix(
  tx: Prisma.TransactionClient,
  { userId }: Caller,
  datasetId: string,
  kind: string,
  fixId: string | undefined,
): Promise<string> {
  if (fixId !== undefined) {
    const begun = await tx.bulkEdit.findFirst({ where: { id: fixId, datasetId, authorId: userId, undoneAt: null }, select: { id: true } });
    if (!begun) throw new AppError("not_found", "There is no such change to go on with. Start it again.");
    return begun.id;
  }
  const created = await tx.bulkEdit.create({
    data: { datasetId, change: { type: "fix", kind }, exampleCount: 0, authorId: userId },
    select: { id: true },
  });
  return created.id;
}

/** False where the rest of the example cannot be saved as it is: that has to be mended by hand first. */
async function save(
  tx: Prisma.TransactionClient,
  caller: Caller,
  id: string,
  revision: number,
  content: z.infer<typeof exampleContentSchema>,
): Promise<boolean> {
  try {
    await saveContent(tx, caller, id, { revision, content, origin: "bulk" });
    return true;
  } catch (error) {
    // It refuses before it writes, so the transaction lives on.
    if (error instanceof AppError) return false;
    throw error;
  }
}
