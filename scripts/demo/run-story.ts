import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type Import, importSchema, rejectedPageSchema } from "@/lib/datasets/imports/schemas";
import { datasetSchema } from "@/lib/datasets/schemas";
import { datasetVersionSchema } from "@/lib/datasets/versions/schemas";
import { type Comparison, comparisonSchema, evaluationSchema, type Overview, overviewSchema } from "@/lib/evaluations/schemas";
import { projectSchema } from "@/lib/projects/schemas";
import { routes } from "@/lib/routes";
import { type CreateRunInput, type Run, runEstimateSchema, runSchema } from "@/lib/runs/schemas";
import { isFinished } from "@/lib/runs/transitions";
import { type TrainerInfo, trainerSchema } from "@/lib/trainers/schemas";
import { PlainError } from "../platform/plain-error.mjs";
import type { Api } from "./api";
import type { DemoArguments } from "./read-arguments";
import type { DemoFile } from "./read-file";

export interface Story {
  imported: Import;
  version: z.infer<typeof datasetVersionSchema>;
  run: Run;
  comparison: Comparison;
  classicReference: Overview["classicReference"];
}

const api = routes.api;

/** From a file to a proof, one request after the other. What fails on the way leaves no project behind. */
export async function runStory(hone: Api, file: DemoFile, wanted: DemoArguments, say: (line: string) => void): Promise<Story> {
  const { id: projectId } = await hone.ask(projectSchema, api.projects(), {
    method: "POST",
    body: { name: `Demo: ${file.name}`.slice(0, 100) },
  });
  try {
    const imported = await importFile(hone, projectId, file, wanted, say);
    const versions = api.versions(projectId, imported.datasetId);
    const version = await hone.ask(datasetVersionSchema, versions, { method: "POST", body: { seed: 1, include: "unrejected" } });
    say(
      `Frozen as version ${version.number}: ${version.trainCount} to learn from, ${version.validationCount} to watch, ${version.testCount} held out.`,
    );
    const run = await train(hone, projectId, version.id, wanted, say);
    const comparison = await compare(hone, projectId, say);
    const { classicReference } = await hone.ask(overviewSchema, api.overview(projectId));
    return { imported, version, run, comparison, classicReference };
  } catch (error) {
    await hone.remove(api.project(projectId)).catch(() => undefined);
    throw error;
  }
}

async function importFile(
  hone: Api,
  projectId: string,
  file: DemoFile,
  { input, target }: DemoArguments,
  say: (line: string) => void,
): Promise<Import> {
  const { id: datasetId } = await hone.ask(datasetSchema, api.datasets(projectId), {
    method: "POST",
    body: { name: file.name.slice(0, 100) },
  });
  const upload = api.imports(projectId, datasetId, { fileName: file.name });
  const { id } = await hone.ask(importSchema, upload, { method: "POST", bytes: file.bytes });
  const mapping = {
    columns: [
      { name: input, role: "message" },
      { name: target, role: "answer" },
    ],
  };
  await hone.ask(importSchema, api.importStart(projectId, id), { method: "POST", body: { mapping } });
  const done = await hone.waitFor(importSchema, api.import(projectId, id), ({ status }) => status === "done" || status === "failed");
  if (done.status === "failed") throw new PlainError(done.failure ?? "The import failed.");
  say(`Imported ${done.acceptedCount} of ${done.rowCount} rows; ${done.rejectedCount} rejected, ${done.repeatedCount} repeated.`);
  if (done.acceptedCount === 0) {
    const { items } = await hone.ask(rejectedPageSchema, api.importRejected(projectId, id, { limit: 5 }));
    const reasons = items.map(({ rowNumber, problem }) => `  Row ${rowNumber}: ${problem}`).join("\n");
    throw new PlainError(`No row of ${file.name} can be used, so there is nothing to train on.\n${reasons}`);
  }
  return done;
}

async function train(
  hone: Api,
  projectId: string,
  datasetVersionId: string,
  { method }: DemoArguments,
  say: (line: string) => void,
): Promise<Run> {
  const trainers = await hone.waitFor(z.array(trainerSchema), api.trainers(projectId), (all) => all.some(isFree));
  const trainer = trainers.find(isFree);
  const baseModel = trainer?.baseModels.find(({ problem }) => problem === null);
  if (!trainer || !baseModel) throw new PlainError("The CPU trainer has no base model that can be used. Its log says why.");
  const body: CreateRunInput = { datasetVersionId, trainerId: trainer.id, baseModel: baseModel.id, method };
  const { estimate } = await hone.ask(runEstimateSchema, api.runEstimate(projectId), { method: "POST", body });
  const time = estimate?.seconds ? `, about ${estimate.seconds.map((seconds) => Math.round(seconds)).join(" to ")} s` : "";
  const { id } = await hone.ask(runSchema, api.runs(projectId), { method: "POST", body, idempotencyKey: randomUUID() });
  say(`Training ${baseModel.label}${time} …`);
  let told = 0;
  const run = await hone.waitFor(
    runSchema,
    api.run(projectId, id),
    ({ status }) => isFinished(status),
    ({ status, step, totalSteps, trainerProblem }) => {
      if (trainerProblem || !totalSteps || step - told < totalSteps / 10) return;
      told = step;
      say(`  step ${step} of ${totalSteps} (${status})`);
    },
  );
  if (run.status !== "succeeded")
    throw new PlainError(`The run ${run.status}. ${run.failure?.message ?? ""} ${run.failure?.action ?? ""}`.trim());
  return run;
}

async function compare(hone: Api, projectId: string, say: (line: string) => void): Promise<Comparison> {
  say("Evaluating the base model and the tuned one on the held-out cases …");
  const evaluations = await hone.waitFor(z.array(evaluationSchema), api.evaluations(projectId), (all) =>
    all.every(({ status }) => status === "succeeded" || status === "failed"),
  );
  const failed = evaluations.find(({ status }) => status === "failed");
  if (failed) throw new PlainError(`${failed.failure?.message} ${failed.failure?.action}`);
  const byKind = (kind: string) => evaluations.find(({ modelVersion }) => modelVersion.kind === kind)?.id ?? "";
  return hone.ask(comparisonSchema, api.comparison(projectId, { baselineId: byKind("baseline"), candidateId: byKind("fine_tune") }));
}

/** The demo must never train where somebody pays for it. */
function isFree({ reachable, capabilities }: TrainerInfo): boolean {
  return reachable && capabilities.isLocal;
}
