import type { Caller } from "@/lib/accounts/caller";
import { exampleContentSchema } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import { getExample } from "./get-example";
import { saveContent } from "./save-content";
import type { Example, UpdateExampleInput } from "./schemas";

/** Saves an edit as a new revision, unless somebody saved since it was begun. */
export async function updateExample(caller: Caller, exampleId: string, { revision, ...input }: UpdateExampleInput): Promise<Example> {
  const content = exampleContentSchema.parse(input);
  await db.$transaction((tx) => saveContent(tx, caller, exampleId, { revision, content, origin: "person" }));
  return getExample(caller, exampleId);
}
