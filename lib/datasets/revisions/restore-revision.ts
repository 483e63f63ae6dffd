import type { Caller } from "@/lib/accounts/caller";
import { getExample } from "@/lib/datasets/examples/get-example";
import { saveContent } from "@/lib/datasets/examples/save-content";
import type { Example } from "@/lib/datasets/examples/schemas";
import { exampleContentSchema } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import { getRevision } from "./get-revision";

/** An older text again, as a new revision: nothing between the two is lost. */
export async function restoreRevision(
  caller: Caller,
  exampleId: string,
  number: number,
  { revision }: { revision: number },
): Promise<Example> {
  const content = exampleContentSchema.parse(await getRevision(caller, exampleId, number));
  await db.$transaction((tx) => saveContent(tx, caller, exampleId, { revision, content, origin: "restored" }));
  return getExample(caller, exampleId);
}
