import "@/lib/testing/clone-database";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { createDataset } from "@/lib/datasets/create-dataset";
import { freezeVersion } from "@/lib/datasets/versions/freeze-version";
import { db } from "@/lib/db/client";
import { addVariant } from "@/lib/deployments/add-variant";
import { createDeployment } from "@/lib/deployments/create-deployment";
import { promoteVariant } from "@/lib/deployments/promote-variant";
import { env } from "@/lib/env";
import { recordDecision } from "@/lib/evaluations/decisions/record-decision";
import { setStage } from "@/lib/models/stages/set-stage";
import { addExamples, askAndAnswer } from "@/lib/testing/add-examples";
import { createCaller } from "@/lib/testing/factories";
import { createMeasuredWorld, type MeasuredWorld } from "@/lib/testing/measured-world";
import { exportCard } from "./export-card";
import { exportEvidence } from "./export-evidence";
import { getCard } from "./get-card";

let world: MeasuredWorld;
let caller: Caller;
let modelId: string;
let promptId: string;
let versionId: string;
const secret = "sk-never-to-be-seen";

/** A model that a run made of a frozen version, measured, decided about and deployed. */
beforeAll(async () => {
  world = await createMeasuredWorld({ count: 60 });
  caller = world.caller;
  const { id: datasetId } = await createDataset(caller, { name: "Tickets" });
  await addExamples(
    caller,
    datasetId,
    Array.from({ length: 40 }, (_, number) => askAndAnswer(`message ${number}`, "x")),
  );
  const version = await freezeVersion(caller, datasetId, { licence: "Ours; not to be passed on." });
  versionId = version.id;
  const { projectId, userId } = caller;
  const prompt = await world.register("hone-tiny", "baseline");
  promptId = prompt.id;
  const { id } = await world.register("ft:<b>one</b>");
  modelId = id;
  const model = await db.modelVersion.findUniqueOrThrow({ where: { id } });
  await db.trainer.update({ where: { id: model.trainerId }, data: { credentials: secret } });
  const run = await db.run.create({
    data: {
      ...{ projectId, trainerId: model.trainerId, datasetVersionId: versionId, number: 7, status: "succeeded", baseModel: "hone-tiny" },
      ...{ method: "lora", seed: 42, createdById: userId, hyperparameters: { epochs: 3, loraRank: 8 } },
      launchRequest: { model: "hone-tiny", hyperparameters: { n_epochs: 3, lora_r: 8 } },
    },
  });
  await db.modelVersion.update({ where: { id }, data: { runId: run.id, systemPrompt: "Be brief." } });
  const baselineId = await world.measure(promptId, (index) => (index % 3 === 0 ? 1 : 0));
  const candidateId = await world.measure(modelId, (index) => (index % 6 === 0 ? 0 : 1));
  await recordDecision(caller, { baselineId, candidateId, choice: "promote", reason: "<script>alert(1)</script>" });
  await setStage(caller, modelId, { stage: "staging", stageVersion: 1, reason: "It is better." });
  await deploy(`support-bot-${projectId}`, modelId);
});

/** To everybody. Whether it answers as it was trained is another test's question. */
async function deploy(name: string, modelVersionId: string): Promise<string> {
  const { id, routingVersion, variants } = await createDeployment(caller, { name, variant: { modelVersionId } });
  await promote(id, routingVersion, variants[0]?.id ?? "");
  return id;
}

async function promote(deploymentId: string, routingVersion: number, variantId: string): Promise<void> {
  await db.parityCheck.updateMany({ where: { variantId }, data: { status: "not_needed" } });
  await promoteVariant(caller, deploymentId, { routingVersion, variantId });
}

const download = async (format: "markdown" | "html") => {
  const response = await exportCard(caller, modelId, { format });
  return { text: await response.text(), headers: response.headers };
};

describe("a model card", () => {
  test("goes from the answer back to the example", async () => {
    const card = await getCard(caller, modelId);
    expect(card).toMatchObject({
      model: { stage: "production", systemPrompt: "Be brief.", serves: [{ isMain: true }] },
      run: { number: 7, seed: 42 },
      sent: { hyperparameters: { n_epochs: 3, lora_r: 8 } },
      data: { id: versionId, licence: "Ours; not to be passed on.", contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      evaluations: [
        { evaluation: { scores: { exact: { value: 50 / 60, n: 60 } } }, against: { verdict: { outcome: "better" } }, judges: [] },
      ],
      decisions: [{ choice: "promote" }],
      deployments: [{ share: 1, since: expect.any(Date), until: null }],
      stageChanges: [{ after: "production" }, { after: "staging" }],
    });
  });

  test("is a file with a link to the page of every figure, in which nothing is markup, and no secret stands", async () => {
    const { text: markdown, headers } = await download("markdown");
    expect(headers.get("content-disposition")).toContain("Model%20card%20of%20v1.md");
    const home = `${env.url}/projects/${caller.projectId}`;
    for (const part of [
      "# Model card: v1",
      "v1 is in production and serves support-bot-",
      "83.3% (95% interval 72.0 to 90.7, 60 cases)",
      "v1 is better than prompting",
      "epochs 3, loraRank 8; the rest left to the trainer",
      "Ours; not to be passed on.",
      `(<${home}/runs/`,
      `(<${home}/evaluations/`,
      `(<${home}/data/`,
      `(<${home}/deployments/`,
      `/versions/${versionId}/manifest>)`,
    ])
      expect(markdown).toContain(part);
    expect(markdown).not.toContain("<script>");
    const { text: html, headers: htmlHeaders } = await download("html");
    expect(htmlHeaders.get("content-security-policy")).toBe("default-src 'none'; style-src 'unsafe-inline'");
    expect(html).toContain("&lt;script&gt;");
    expect(html).not.toMatch(/<script>|<b>one/);
    expect(html).toContain(`<a href="${home}/runs/`);
    for (const file of [markdown, html]) expect(file).not.toContain(secret);
  });

  test("of a baseline says that nothing was trained, and a prompt is held against nobody", async () => {
    const card = await getCard(caller, promptId);
    expect(card).toMatchObject({ run: null, data: null, sent: null, evaluations: [{ against: null }] });
    const text = await (await exportCard(caller, promptId, { format: "markdown" })).text();
    expect(text).toContain("Nothing was trained: the base model answers with an instruction alone.");
  });

  test("says from when to when it answered a deployment, and a stranger finds none of this", async () => {
    const [first, second] = [await world.register("ft:two"), await world.register("ft:three")];
    const id = await deploy(`second-${caller.projectId}`, first.id);
    const { id: variantId } = await addVariant(caller, id, { modelVersionId: second.id });
    const deploymentsOf = async (modelVersionId: string) => (await getCard(caller, modelVersionId)).deployments;
    expect(await deploymentsOf(first.id)).toMatchObject([{ share: 1, since: expect.any(Date), until: null }]);
    expect(await deploymentsOf(second.id)).toMatchObject([{ share: 0, since: null, until: null }]);
    await promote(id, 2, variantId);
    expect(await deploymentsOf(first.id)).toMatchObject([{ share: 0, since: expect.any(Date), until: expect.any(Date) }]);
    expect(await deploymentsOf(second.id)).toMatchObject([{ share: 1, since: expect.any(Date), until: null }]);
    const stranger = await createCaller("owner");
    await expect(getCard(stranger, modelId)).rejects.toMatchObject({ code: "not_found" });
    await expect(exportCard(stranger, modelId, { format: "html" })).rejects.toMatchObject({ code: "not_found" });
    await expect(exportEvidence(stranger, modelId)).rejects.toMatchObject({ code: "not_found" });
  });
});

test("the evidence is one zip of card, manifest, recipe and scores, without a secret, and opens in a spreadsheet without running", async () => {
  await db.benchmark.update({ where: { id: world.benchmark.id }, data: { name: '=HYPERLINK("x"), or not' } });
  const response = await exportEvidence(caller, modelId);
  expect(response.headers.get("content-type")).toBe("application/zip");
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  const read = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  expect(Object.keys(files).sort()).toEqual([
    "card.html",
    "card.md",
    "dataset-version.json",
    "evaluations.csv",
    "evaluations.json",
    "recipe.json",
    "stages.json",
  ]);
  expect(JSON.parse(read("recipe.json"))).toMatchObject({
    baseModel: "hone-tiny",
    run: { number: 7, seed: 42, hyperparameters: { epochs: 3, loraRank: 8 }, sent: { hyperparameters: { lora_r: 8 } } },
    datasetVersion: { dataset: "Tickets", version: 1 },
  });
  expect(JSON.parse(read("dataset-version.json"))).toMatchObject({
    format: "hone-dataset-version/1",
    licence: "Ours; not to be passed on.",
  });
  expect(JSON.parse(read("evaluations.json"))).toMatchObject({
    evaluations: [{ scores: { exact: { n: 60 } }, against: { outcome: "better" } }],
  });
  expect(JSON.parse(read("stages.json"))).toMatchObject({ stage: "production", changes: [{ after: "production" }, { after: "staging" }] });
  const [, line] = read("evaluations.csv").split("\r\n");
  expect(line).toMatch(/^"'=HYPERLINK\(""x""\), or not",1,Right answers,0\.8333/);
  for (const name of Object.keys(files)) expect(read(name)).not.toContain(secret);
});
