import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { getVersion } from "@/lib/datasets/versions/get-version";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { createPassageIndexInput, PassageIndex } from "../schemas";
import { cutIntoPassages } from "./cut-into-passages";
import { enqueuePassageIndex } from "./enqueue-passage-index";
import { getPassageIndex } from "./get-passage-index";

type Input = z.infer<typeof createPassageIndexInput>;

/** One for each version, however often it is asked for; documents are cut here, and their words looked up by a job. */
export async function createPassageIndex(caller: Caller, input: Input): Promise<PassageIndex> {
  return "documents" in input ? indexDocuments(caller, input) : indexVersion(caller, input.datasetVersionId);
}

async function indexVersion(caller: Caller, datasetVersionId: string): Promise<PassageIndex> {
  const { datasetName, number, trainCount } = await getVersion(caller, datasetVersionId);
  if (trainCount === 0)
    throw new AppError("invalid", `Version ${number} of ${datasetName} has no train split, so there is nothing to show. Choose another.`);
  const { projectId } = caller;
  await db.$transaction(async (tx) => {
    const name = `${datasetName}, version ${number}`;
    const { count } = await tx.passageIndex.createMany({ data: [{ projectId, datasetVersionId, name }], skipDuplicates: true });
    const { id } = await tx.passageIndex.findUniqueOrThrow({ where: { datasetVersionId }, select: { id: true } });
    const { count: revived } = await tx.passageIndex.updateMany({
      where: { id, status: "failed" },
      data: { status: "building", failureMessage: null },
    });
    if (count + revived > 0) await enqueuePassageIndex(tx, id);
  });
  const { id } = await db.passageIndex.findUniqueOrThrow({ where: { datasetVersionId }, select: { id: true } });
  return getPassageIndex(caller, id);
}

async function indexDocuments(caller: Caller, { name, documents }: Extract<Input, { documents: unknown }>): Promise<PassageIndex> {
  const id = randomUUID();
  const passages = documents.flatMap(({ title, text }) => cutIntoPassages(text).map((passage) => ({ title, text: passage })));
  await db.$transaction(async (tx) => {
    await tx.passageIndex.create({ data: { id, projectId: caller.projectId, name } });
    await tx.passage.createMany({ data: passages.map((passage, index) => ({ ...passage, indexId: id, position: index + 1 })) });
    await enqueuePassageIndex(tx, id);
  });
  return getPassageIndex(caller, id);
}
