import "@/lib/testing/clone-database";
import { describe, expect, test } from "vitest";
import { createDataset } from "@/lib/datasets/create-dataset";
import { deleteSavedView } from "@/lib/projects/views/delete-saved-view";
import { updateSavedView } from "@/lib/projects/views/update-saved-view";
import { createCaller } from "@/lib/testing/factories";
import { createView } from "./create-view";
import { listViews } from "./list-views";
import { createViewInput } from "./schemas";

async function createWorld() {
  const caller = await createCaller();
  const { id: datasetId } = await createDataset(caller, { name: "Customer messages" });
  return { caller, datasetId };
}

describe("saved views", () => {
  test("are saved, listed by name, renamed and deleted", async () => {
    const { caller, datasetId } = await createWorld();
    const moving = await createView(caller, datasetId, { name: "Moving", query: "tag=moving+house&sort=-tokens" });
    await createView(caller, datasetId, { name: "Bills", query: "search=bill" });
    expect((await listViews(caller, datasetId)).map(({ name }) => name)).toEqual(["Bills", "Moving"]);
    expect(moving).toMatchObject({ query: "tag=moving+house&sort=-tokens", createdById: caller.userId });

    await updateSavedView(caller, { datasetId }, moving.id, { name: "Moving house" });
    await updateSavedView(caller, { datasetId }, moving.id, { name: "Moving house", query: "tag=moving+house" });
    await deleteSavedView(caller, { datasetId }, (await listViews(caller, datasetId))[0]?.id ?? "");
    expect(await listViews(caller, datasetId)).toMatchObject([{ name: "Moving house", query: "tag=moving+house" }]);
  });

  test("a name is given once", async () => {
    const { caller, datasetId } = await createWorld();
    await createView(caller, datasetId, { name: "Moving", query: "" });
    const bills = await createView(caller, datasetId, { name: "Bills", query: "search=bill" });
    await expect(createView(caller, datasetId, { name: "Moving", query: "" })).rejects.toMatchObject({ code: "conflict" });
    await expect(updateSavedView(caller, { datasetId }, bills.id, { name: "Moving" })).rejects.toMatchObject({ code: "conflict" });
  });

  test("a stranger finds neither the dataset nor the view, not even under a dataset of their own", async () => {
    const { caller, datasetId } = await createWorld();
    const { id } = await createView(caller, datasetId, { name: "Moving", query: "" });
    const other = await createWorld();
    for (const at of [datasetId, other.datasetId]) {
      await expect(updateSavedView(other.caller, { datasetId: at }, id, { name: "Mine" })).rejects.toMatchObject({ code: "not_found" });
      await expect(deleteSavedView(other.caller, { datasetId: at }, id)).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(createView(other.caller, datasetId, { name: "Mine", query: "" })).rejects.toMatchObject({ code: "not_found" });
    await expect(listViews(other.caller, datasetId)).rejects.toMatchObject({ code: "not_found" });
    expect(await listViews(caller, datasetId)).toHaveLength(1);
  });

  test("what is no address of the table is not saved", () => {
    const refused = (query: string) => createViewInput.safeParse({ name: "x", query }).success;
    expect(refused("state=approved&sort=-tokens")).toBe(true);
    expect([refused("state=aproved"), refused("colour=red"), refused("sort=colour")]).toEqual([false, false, false]);
  });
});
