import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { createCaller } from "@/lib/testing/factories";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { listModelVersions } from "./list-model-versions";
import { registerModelVersion } from "./register-model-version";

async function createWorld() {
  const caller = await createCaller();
  const { id: trainerId } = await ensureCpuTrainer();
  const register = (trainerModel: string, kind: "fine_tune" | "baseline" = "fine_tune", systemPrompt?: string) =>
    db.$transaction((tx) =>
      registerModelVersion(tx, {
        projectId: caller.projectId,
        kind,
        trainerId,
        baseModel: "hone-tiny",
        baseLabel: "Hone tiny",
        trainerModel,
        systemPrompt,
      }),
    );
  return { caller, register };
}

test("versions count from v1, baselines stay at 0 and say what they are", async () => {
  const { caller, register } = await createWorld();
  await register("hone-tiny", "baseline");
  await register("ft:a");
  await register("ft:b");
  expect((await listModelVersions(caller)).map(({ number, name }) => [number, name])).toEqual([
    [2, "v2"],
    [1, "v1"],
    [0, "Prompting, Hone tiny"],
  ]);
});

test("the same model is registered once, with another prompt it is another version", async () => {
  const { caller, register } = await createWorld();
  const first = await register("ft:a");
  expect(await register("ft:a")).toEqual(first);
  expect((await register("ft:a", "fine_tune", "Be brief.")).number).toBe(2);
  expect(await listModelVersions(caller)).toHaveLength(2);
});

test("two instructions to one model have two names", async () => {
  const { register } = await createWorld();
  expect((await register("hone-tiny", "baseline")).name).toBe("Prompting, Hone tiny");
  expect((await register("hone-tiny", "baseline", "Be brief.")).name).toBe("Prompting, Hone tiny (2)");
  expect((await register("hone-tiny", "baseline", "Be kind.")).name).toBe("Prompting, Hone tiny (3)");
  expect((await register("hone-tiny", "baseline", "Be brief.")).name).toBe("Prompting, Hone tiny (2)");
});

test("of many at once each gets a number of its own, and the same model just one", async () => {
  const { caller, register } = await createWorld();
  await Promise.all(["a", "b", "c", "d", "a", "b"].map((name) => register(`ft:${name}`)));
  expect((await listModelVersions(caller)).map(({ number }) => number)).toEqual([4, 3, 2, 1]);
});

test("each project counts for itself and shows nobody else's", async () => {
  const [here, there] = [await createWorld(), await createWorld()];
  await here.register("ft:a");
  expect((await there.register("ft:a")).number).toBe(1);
  expect(await listModelVersions(there.caller)).toHaveLength(1);
});
