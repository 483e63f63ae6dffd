import type { Caller } from "@/lib/accounts/caller";
import { createDataset } from "@/lib/datasets/create-dataset";
import { listImports } from "@/lib/datasets/imports/list-imports";
import { importMappingSchema } from "@/lib/datasets/imports/schemas";
import { startImport } from "@/lib/datasets/imports/start-import";
import { storeUpload } from "@/lib/datasets/imports/store-upload";
import { listDatasets } from "@/lib/datasets/list-datasets";
import { freezeVersion } from "@/lib/datasets/versions/freeze-version";
import { listVersions } from "@/lib/datasets/versions/list-versions";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/enqueue";
import { createRun } from "@/lib/runs/create-run";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { makeSampleMessages, sampleInstruction } from "./support-triage";

const messageCount = 1_000;
const messageSeed = 1;
/** Of the first few thousand seeds the one that gives exactly 800, 100 and 100. */
const splitSeed = 1_071;
const mapping = importMappingSchema.parse({
  columns: [
    { name: "message", role: "message" },
    { name: "answer", role: "answer" },
    { name: "product", role: "group" },
  ],
});

/** Nobody is signed in yet: the first start acts in its own name, in its own project. */
const caller: Caller = { userId: "hone", projectId: "sample", role: "owner" };

/**
 * A project that a newcomer can watch, made with the verbs that everybody uses. Each call does what the last one left
 * undone and, while something is still at work, asks to be called again; called too often, it does nothing.
 */
export async function createSampleProject(): Promise<void> {
  const description = "What a help desk would note down about each message: made-up messages, a real model that learns from them.";
  await db.project.createMany({
    data: [{ id: caller.projectId, name: "Support triage (sample)", description, isSample: true }],
    skipDuplicates: true,
  });
  const [dataset] = await listDatasets(caller);
  const { id: datasetId } = dataset ?? (await createSampleDataset());
  if (!(await isImported(datasetId))) return callAgain();
  const [known] = await listVersions(caller, datasetId);
  const version =
    known ??
    (await freezeVersion(caller, datasetId, {
      notes: "The first version: 1,000 messages, products kept apart between the splits.",
      licence: "Made up by Hone for this sample; free to use.",
    }));
  if (!(await isLaunched(version.id))) return callAgain();
}

/** The seed stands before the first row does, so that the table shows the splits that are frozen. */
async function createSampleDataset(): Promise<{ id: string }> {
  const { id } = await createDataset(caller, { name: "Customer messages" });
  await db.dataset.update({ where: { id }, data: { splitSeed } });
  return { id };
}

async function isImported(datasetId: string): Promise<boolean> {
  const [known] = await listImports(caller, datasetId);
  if (known?.status === "done" || known?.status === "importing") return known.status === "done";
  const { id } =
    known ?? (await storeUpload(caller, datasetId, { fileName: "customer-messages.jsonl", body: makeFile(), announcedBytes: 0 }));
  // Made by a program that knows the answers: there is nothing for a person to approve.
  await startImport(caller, id, { mapping, initialState: "approved" });
  return false;
}

function makeFile(): ReadableStream<Uint8Array> | null {
  const rows = makeSampleMessages(messageCount, messageSeed).map(({ message, answer }) => ({ message, answer, product: answer.product }));
  return new Response(rows.map((row) => `${JSON.stringify(row)}\n`).join("")).body;
}

/** False while the trainer is still starting. */
async function isLaunched(datasetVersionId: string): Promise<boolean> {
  if ((await db.run.count({ where: { projectId: caller.projectId } })) > 0) return true;
  const trainer = await ensureCpuTrainer();
  try {
    const baseModel = (await getTrainer(trainer).listBaseModels()).find(({ problem }) => problem === null);
    if (!baseModel) return false;
    await createRun(caller, { datasetVersionId, trainerId: trainer.id, baseModel: baseModel.id, systemPrompt: sampleInstruction });
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "upstream") return false;
    throw error;
  }
}

async function callAgain(): Promise<void> {
  await db.$transaction((tx) => enqueue(tx, "projects.createSample", {}, { key: "sample", runAt: new Date(Date.now() + 1_000) }));
}
