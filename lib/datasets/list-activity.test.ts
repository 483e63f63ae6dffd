import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { createCaller } from "@/lib/testing/factories";
import { createFrozenVersion } from "@/lib/testing/frozen-version";
import { createDataset } from "./create-dataset";
import { createExample } from "./examples/create-example";
import { deleteExample } from "./examples/delete-example";
import { listActivity } from "./list-activity";

const conversation = (question: string) => ({
  messages: [
    { role: "user" as const, content: question },
    { role: "assistant" as const, content: "blue" },
  ],
});

test("says what changed since the newest version, what waits and how many versions there are", async () => {
  const caller = await createCaller();
  const { datasetId } = await db.datasetVersion.findUniqueOrThrow({ where: { id: (await createFrozenVersion(caller)).id } });
  const of = async () => (await listActivity(caller)).find((each) => each.datasetId === datasetId);
  expect(await of()).toMatchObject({ versionCount: 1, changeCount: 0, isChangeCountAtLeast: false });

  const [first, second, third] = await db.example.findMany({ where: { datasetId }, orderBy: { position: "asc" }, take: 3 });
  if (!first || !second || !third) throw new Error("There are too few examples.");
  await deleteExample(caller, first.id);
  await db.example.update({ where: { id: second.id }, data: { state: "approved" } });
  await db.example.update({ where: { id: third.id }, data: { issueKinds: ["secret", "personal_data"] } });
  const { id: added } = await createExample(caller, datasetId, conversation("Which colour?"));
  const { id: fleeting } = await createExample(caller, datasetId, conversation("Which shade?"));
  await deleteExample(caller, fleeting);

  const { updatedAt } = await db.example.findUniqueOrThrow({ where: { id: added } });
  const activity = await of();
  // One deleted, one accepted, one with issues, one added; what came and went since is no change.
  expect(activity).toMatchObject({ changeCount: 4, isChangeCountAtLeast: false, issues: { secret: 1, personal_data: 1 } });
  expect(activity?.toReview).toBe(await db.example.count({ where: { datasetId, deletedAt: null, state: { in: ["draft", "in_review"] } } }));
  expect(activity?.lastChangedAt?.getTime()).toBeGreaterThanOrEqual(updatedAt.getTime());
});

test("an empty dataset has no version, no change and nothing to review; a stranger's is not there", async () => {
  const caller = await createCaller();
  const { id } = await createDataset(caller, { name: "Empty" });
  const nothing = {
    datasetId: id,
    versionCount: 0,
    changeCount: null,
    isChangeCountAtLeast: false,
    lastChangedAt: null,
    issues: {},
    toReview: 0,
  };
  expect(await listActivity(caller)).toEqual([nothing]);
  expect(await listActivity(await createCaller())).toEqual([]);
});
