import type { Caller } from "@/lib/accounts/caller";
import { createExample } from "@/lib/datasets/examples/create-example";
import { labelExample } from "@/lib/datasets/examples/label-example";
import { getDataset } from "@/lib/datasets/get-dataset";
import type { ExampleContent } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { getArena } from "./get-arena";
import { type Preference, readPreferences } from "./read-preferences";
import { type AddedPreferences, type AddPreferencesInput, addPreferencesInput } from "./schemas";

/** As many as a person waits for. */
export const mostAtOnce = 200;

/** Pairs with a preferred answer, as drafts that wait for review like any other; each goes into a dataset once, however often this is asked. */
export async function addPreferences(caller: Caller, arenaId: string, given: AddPreferencesInput): Promise<AddedPreferences> {
  const { datasetId } = addPreferencesInput.parse(given);
  const { name } = await getArena(caller, arenaId);
  await getDataset(caller, datasetId);
  const preferences = await readPreferences(arenaId, datasetId);
  const counts = { addedCount: 0, knownCount: 0, refusedCount: 0 };
  for (const preference of preferences.slice(0, mostAtOnce)) counts[await addOnce(caller, datasetId, name, preference)]++;
  return { datasetId, ...counts, leftCount: Math.max(0, preferences.length - mostAtOnce) };
}

/** Two people at once, or a crash in between: the dataset takes the same example once, and then the pair is known to be in it. */
async function addOnce(
  caller: Caller,
  datasetId: string,
  arenaName: string,
  { pairId, tags, content }: Preference,
): Promise<"addedCount" | "knownCount" | "refusedCount"> {
  const { exampleId, outcome } = await tryToCreate(caller, datasetId, content);
  if (exampleId) {
    const origin = ["preference", `from ${arenaName}`.slice(0, 60).trim()];
    await labelExample(caller, exampleId, { addTags: [...new Set([...origin, ...tags])].slice(0, 50) });
  }
  await db.arenaExample.createMany({ data: [{ pairId, datasetId, exampleId }], skipDuplicates: true });
  return outcome;
}

async function tryToCreate(caller: Caller, datasetId: string, content: ExampleContent) {
  if (content.rejected?.every(({ content: text, tool_calls }) => text.trim() === "" && !tool_calls?.length))
    return { exampleId: null, outcome: "refusedCount" as const };
  try {
    const { id } = await createExample(caller, datasetId, content);
    return { exampleId: id, outcome: "addedCount" as const };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { exampleId: null, outcome: error.code === "conflict" ? ("knownCount" as const) : ("refusedCount" as const) };
  }
}
