import type { ExampleContent } from "@/lib/datasets/schemas";
import type { Prisma } from "@/lib/db/generated/client";
import { contentKinds } from "./catalog";
import { checkContent } from "./check-content";
import { enqueueCheck } from "./enqueue-check";
import { readRuleParts } from "./read-rules";
import { rulesOf } from "./rules-of";
import { writeKinds } from "./write-kinds";

interface Changed {
  exampleId: string;
  datasetId: string;
  revision: number;
  content: ExampleContent;
  tokenCount: number;
}

/** Whoever writes an example's content calls this in the same transaction: its own issues are right at once, those of the whole dataset soon. */
export async function refreshIssues(
  tx: Prisma.TransactionClient,
  { exampleId, datasetId, revision, content, tokenCount }: Changed,
): Promise<void> {
  const found = checkContent(content, tokenCount, rulesOf(await readRuleParts(tx, datasetId)));
  const kept = found.map(({ kind, key }) => `${kind} ${key}`);
  await tx.$executeRaw`
    delete from "ExampleIssue" where "exampleId" = ${exampleId} and kind = any(${contentKinds}::text[])
      and "ignoredAt" is null and kind || ' ' || key <> all(${kept}::text[])`;
  for (const { kind, key, detail } of found)
    await tx.exampleIssue.upsert({
      where: { exampleId_kind_key: { exampleId, kind, key } },
      create: { datasetId, exampleId, kind, key, detail, revision },
      update: { detail, revision },
    });
  await writeKinds(tx, [exampleId]);
  await enqueueCheck(tx, datasetId);
}
