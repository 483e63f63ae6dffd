import "@/lib/testing/clone-database";
import "@/lib/testing/cpu-trainer";
import { beforeAll, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import type { DatasetVersion } from "@/lib/datasets/versions/schemas";
import { createCaller } from "@/lib/testing/factories";
import { createFrozenVersion } from "@/lib/testing/frozen-version";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { createRun } from "../create-run";
import { getRun } from "../get-run";
import { carryRecipe } from "./carry-recipe";
import { compareRecipes } from "./compare-recipes";
import { createRecipe } from "./create-recipe";
import { getRecipe } from "./get-recipe";
import { listRecipes } from "./list-recipes";
import { saveRunRecipe } from "./save-run-recipe";
import { updateRecipeInput } from "./schemas";
import { updateRecipe } from "./update-recipe";

let caller: Caller;
let stranger: Caller;
let version: DatasetVersion;
let trainerId: string;
let baseModel: string;

beforeAll(async () => {
  [caller, stranger] = [await createCaller(), await createCaller()];
  version = await createFrozenVersion(caller);
  const trainer = await ensureCpuTrainer();
  trainerId = trainer.id;
  baseModel = (await getTrainer(trainer).listBaseModels())[0]?.id ?? "";
});

let names = 0;
const content = (change: object = {}) => ({
  trainerId,
  baseModel,
  method: "lora" as const,
  hyperparameters: { epochs: 2, loraRank: 4, contextLength: 64 },
  systemPrompt: "Be brief.",
  ...change,
});
const recipe = (change: object = {}) => createRecipe(caller, { name: `Recipe ${++names}`, ...content(change) });
const run = (recipeId: string, change: object = {}) =>
  createRun(caller, { datasetVersionId: version.id, ...content(change), seed: 1, recipeId });

test("a recipe is kept by name, and its name is taken once in a project", async () => {
  const saved = await createRecipe(caller, { name: " Short voice ", ...content() });
  expect(saved).toMatchObject({
    name: "Short voice",
    revision: 1,
    lastRun: null,
    createdBy: "Ada",
    trainer: { id: trainerId },
    isArchived: false,
  });
  await expect(createRecipe(caller, { name: "Short voice", ...content() })).rejects.toMatchObject({
    code: "conflict",
    fields: [{ field: "name" }],
  });
  await expect(createRecipe(stranger, { name: "Short voice", ...content() })).resolves.toMatchObject({ name: "Short voice" });
});

test("a run says which recipe it came from, and whether it was changed", async () => {
  const { id, name } = await recipe();
  const same = await run(id);
  expect(same.recipe).toEqual({ id, name, revision: 1, isChanged: false });
  const other = await run(id, { hyperparameters: { epochs: 3, loraRank: 4, contextLength: 64 } });
  expect(other.recipe).toMatchObject({ revision: 1, isChanged: true });
  expect(await getRecipe(caller, id)).toMatchObject({ lastRun: { id: other.id, number: other.number } });
  await updateRecipe(caller, id, updateRecipeInput.parse({ revision: 1, content: content({ seed: 9, systemPrompt: "" }) }));
  expect(await getRecipe(caller, id)).toMatchObject({ revision: 2, seed: 9, systemPrompt: "", trainer: { id: trainerId } });
  expect((await getRun(caller, same.id)).recipe).toMatchObject({ revision: 1, isChanged: false });
});

test("of two who change a recipe, the second looks first", async () => {
  const { id } = await recipe();
  await updateRecipe(caller, id, { revision: 1, name: `Renamed ${id}` });
  await expect(updateRecipe(caller, id, { revision: 1, isArchived: true })).rejects.toMatchObject({ code: "conflict" });
  expect(await getRecipe(caller, id)).toMatchObject({ name: `Renamed ${id}`, revision: 2, isArchived: false, systemPrompt: "Be brief." });
  expect(await updateRecipe(caller, id, { revision: 2, isArchived: true })).toMatchObject({ isArchived: true, revision: 3 });
  expect(await updateRecipe(caller, id, { revision: 3, isArchived: false })).toMatchObject({ isArchived: false });
});

test("a name that another recipe has cannot be taken by renaming", async () => {
  const [first, second] = [await recipe(), await recipe()];
  await expect(updateRecipe(caller, second.id, { revision: 1, name: first.name })).rejects.toMatchObject({ code: "conflict" });
});

test("a run's recipe is saved once it has proved itself, and the run counts as made from it", async () => {
  const plain = await createRun(caller, { datasetVersionId: version.id, ...content() });
  const saved = await saveRunRecipe(caller, plain.id, { name: "As in that run" });
  expect(saved).toMatchObject({ baseModel, method: "lora", systemPrompt: "Be brief.", lastRun: { id: plain.id } });
  expect((await getRun(caller, plain.id)).recipe).toMatchObject({ id: saved.id, isChanged: false });
  await saveRunRecipe(caller, plain.id, { name: "The same once more" });
  expect((await getRun(caller, plain.id)).recipe).toMatchObject({ id: saved.id });
});

test("what differs between two recipes is said in words", async () => {
  const from = await recipe();
  const to = await recipe({ hyperparameters: { epochs: 2, learningRate: 0.0005, loraRank: 16, contextLength: 64 }, systemPrompt: "" });
  expect(await compareRecipes(caller, { fromId: from.id, toId: to.id })).toEqual([
    { field: "hyperparameters.learningRate", label: "Learning rate", from: "chosen by the trainer", to: "5e-4" },
    { field: "hyperparameters.loraRank", label: "LoRA rank", from: "4", to: "16" },
    { field: "systemPrompt", label: "Instruction", from: "Be brief.", to: "none" },
  ]);
});

test("a recipe is carried to where it is asked for", async () => {
  const { id } = await recipe({ baseModel: "gone", hyperparameters: { contextLength: 1_000_000 } });
  const { recipe: carried, changes } = await carryRecipe(caller, id, { trainerId, baseModel });
  expect(carried.baseModel).toBe(baseModel);
  expect(changes.map(({ field }) => field)).toEqual(["baseModel", "hyperparameters.contextLength"]);
  await expect(carryRecipe(caller, id, { trainerId, baseModel: "gone" })).rejects.toMatchObject({ code: "not_found" });
});

test("a stranger finds none of it", async () => {
  const { id } = await recipe();
  const theirs = await createRun(caller, { datasetVersionId: version.id, ...content() });
  const notFound = { code: "not_found" };
  await expect(getRecipe(stranger, id)).rejects.toMatchObject(notFound);
  await expect(updateRecipe(stranger, id, { revision: 1, name: "Mine" })).rejects.toMatchObject(notFound);
  await expect(carryRecipe(stranger, id, { trainerId, baseModel })).rejects.toMatchObject(notFound);
  await expect(compareRecipes(stranger, { fromId: id, toId: id })).rejects.toMatchObject(notFound);
  await expect(saveRunRecipe(stranger, theirs.id, { name: "Mine" })).rejects.toMatchObject(notFound);
  expect((await listRecipes(stranger)).map((one) => one.id)).not.toContain(id);
  const strangers = await createFrozenVersion(stranger);
  await expect(createRun(stranger, { datasetVersionId: strangers.id, ...content(), recipeId: id })).rejects.toMatchObject(notFound);
});
