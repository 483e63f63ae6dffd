import type { Caller } from "@/lib/accounts/caller";
import { getDataset } from "@/lib/datasets/get-dataset";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { getExample } from "./get-example";
import { insertExample } from "./insert-example";
import type { CreateExampleInput, Example } from "./schemas";

/** An example written by hand. */
export async function createExample(caller: Caller, datasetId: string, input: CreateExampleInput): Promise<Example> {
  await getDataset(caller, datasetId);
  const id = await db.$transaction(async (tx) => {
    const created = await insertExample(tx, caller, datasetId, input);
    if (!created) throw new AppError("conflict", "The dataset holds exactly this example already. Change the question or the answer.");
    return created;
  });
  return getExample(caller, id);
}
