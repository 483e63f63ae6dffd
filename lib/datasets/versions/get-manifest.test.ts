import "@/lib/testing/clone-database";
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { createDataset } from "@/lib/datasets/create-dataset";
import { contentHashOf } from "@/lib/datasets/fingerprint";
import { db } from "@/lib/db/client";
import { addExamples, askAndAnswer } from "@/lib/testing/add-examples";
import { createCaller } from "@/lib/testing/factories";
import { freezeVersion } from "./freeze-version";
import { getManifest } from "./get-manifest";
import { readVersionRows } from "./read-version-rows";

test("a manifest says enough to check a version without Hone: its hash follows from its rows, its sources have theirs", async () => {
  const caller = await createCaller("lead");
  const { id: datasetId } = await createDataset(caller, { name: "Messages" });
  const { id: importId } = await db.import.create({
    data: { projectId: caller.projectId, datasetId, fileName: "tickets.csv", format: "csv", sizeBytes: 1, sha256: "abc", mapping: {} },
  });
  const ids = await addExamples(
    caller,
    datasetId,
    Array.from({ length: 60 }, (_, number) => askAndAnswer(`message ${number}`, "x")),
  );
  await db.example.updateMany({ where: { id: { in: ids.slice(0, 40) } }, data: { importId } });
  const version = await freezeVersion(caller, datasetId, { notes: "first", licence: "Ours; not to be passed on." });
  const manifest = await getManifest(caller, version.id);
  expect(manifest).toMatchObject({
    honeVersion: expect.stringMatching(/^\d+\.\d+\.\d+/),
    dataset: "Messages",
    version: 1,
    licence: "Ours; not to be passed on.",
    notes: "first",
    split: { seed: 1, train: version.trainCount, test: version.testCount },
    provenance: {
      sources: [
        { fileName: "tickets.csv", sha256: "abc", examples: 40 },
        { fileName: null, sha256: null, examples: 20 },
      ],
    },
    leaks: { test: { exact: 0 } },
  });
  const lines = new Map<number, string>();
  for (const split of ["train", "validation", "test"] as const)
    for await (const { position, ...content } of readVersionRows(version.id, split))
      lines.set(position, `${contentHashOf(content)} ${split}`);
  const inOrder = [...lines].sort(([one], [other]) => one - other).map(([, line]) => line);
  expect(manifest.contentHash).toBe(createHash("sha256").update(inOrder.join("\n")).digest("hex"));
  await expect(getManifest(await createCaller(), version.id)).rejects.toMatchObject({ code: "not_found" });
});
