import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { createDataset } from "@/lib/datasets/create-dataset";
import { db } from "@/lib/db/client";
import { endHeldConnections, heldName, holdAt, installDatabaseHolds, isHeld } from "@/lib/testing/database-holds";
import { createCaller } from "@/lib/testing/factories";
import { startProcess } from "@/lib/testing/start-process";
import { getImport } from "./get-import";
import { startImport } from "./start-import";
import { storeUpload } from "./store-upload";

const rows = 12_000;
const line = (index: number) =>
  JSON.stringify({
    messages: [
      { role: "user", content: `Where is order ${index}? ${"It should be here by now. ".repeat(12)}` },
      { role: "assistant", content: index % 100 === 7 ? "" : `Order ${index} leaves today.` },
    ],
  });

const startWorker = () =>
  startProcess(
    ["--conditions=react-server", "--import", "tsx", "lib/worker.ts"],
    { DATABASE_URL: `${process.env.DATABASE_URL}?application_name=${heldName}` },
    /Ready for work/,
  );

test("a worker that is killed in the middle of an import, again and again, leaves every row in exactly once", async () => {
  const caller = await createCaller("expert");
  const { id: datasetId } = await createDataset(caller, { name: "Messages" });
  const body = new Response(Array.from({ length: rows }, (_, index) => line(index)).join("\n")).body;
  const { id, mapping } = await storeUpload(caller, datasetId, { fileName: "chat.jsonl", body, announcedBytes: 0 });
  await startImport(caller, id, { mapping });

  await installDatabaseHolds();
  for (const rowCount of [1_000, 2_500]) {
    await holdAt(`imports behind row ${rowCount}`);
    const worker = await startWorker();
    await expect.poll(isHeld).toBe(true);
    await worker.kill("SIGKILL");
    await endHeldConnections();
    expect(await getImport(caller, id)).toMatchObject({ status: "importing", rowCount });
  }

  const worker = await startWorker();
  await expect.poll(async () => (await getImport(caller, id)).status, { timeout: 200_000, interval: 100 }).toBe("done");
  await worker.kill("SIGKILL");
  expect(await getImport(caller, id)).toMatchObject({ rowCount: rows, acceptedCount: rows - 120, rejectedCount: 120, repeatedCount: 0 });
  const [stored] = await db.$queryRaw<{ rows: number; hashes: number; revisions: number }[]>`
    select count(*)::int as rows, count(distinct example."contentHash")::int as hashes, count(revision.id)::int as revisions
    from "Example" example left join "ExampleRevision" revision on revision."exampleId" = example.id where example."importId" = ${id}`;
  expect(stored).toEqual({ rows: rows - 120, hashes: rows - 120, revisions: rows - 120 });
  expect(await db.rejectedRow.count({ where: { importId: id } })).toBe(120);
}, 480_000);
