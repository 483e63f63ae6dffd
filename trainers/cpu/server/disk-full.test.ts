import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, statfs, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type OpenAI from "openai";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeTinyModel } from "../testing/make-tiny-model";
import { startTrainerProcess, type TrainerProcess } from "../testing/trainer-process";
import { hasSucceeded, isEnded, jobUntil, makeRows, quickRun, supervised, toJsonl, upload } from "../testing/training-rows";

const folder = await mkdtemp(path.join(os.tmpdir(), "hone-small-disk-"));
const disk = path.join(folder, "disk");
await mkdir(disk);
/** Only an administrator on Linux can make a disk of 4 MB. */
const isMounted = process.platform === "linux" && spawnSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", disk]).status === 0;

let trainer: TrainerProcess | undefined;
let client: OpenAI;

beforeAll(async () => {
  if (!isMounted) return;
  await makeTinyModel(path.join(folder, "models", "tiny"));
  trainer = await startTrainerProcess({ dataFolder: path.join(disk, "data"), modelsFolder: path.join(folder, "models") });
  client = trainer.client;
});

afterAll(async () => {
  await trainer?.end("SIGTERM");
  if (isMounted) spawnSync("umount", [disk]);
  await rm(folder, { recursive: true, force: true });
});

const fillers: string[] = [];
/** Whatever the trainer writes or deletes at the same moment. */
async function fillDisk(): Promise<void> {
  const filler = path.join(disk, `filler-${fillers.length}`);
  fillers.push(filler);
  const { bavail, bsize } = await statfs(disk);
  await writeFile(filler, Buffer.alloc(bavail * bsize)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOSPC") throw error;
  });
}

test.skipIf(!isMounted)("an upload that does not fit is refused in words and leaves nothing behind", async () => {
  await expect(upload(client, Buffer.alloc(6 * 1024 * 1024, "x"))).rejects.toMatchObject({
    status: 507,
    code: "disk_full",
    message: expect.stringContaining("disk is full"),
  });
  expect(await readdir(path.join(disk, "data", "uploads"))).toEqual([]);
  expect((await client.files.list()).data).toEqual([]);
});

test.skipIf(!isMounted)("a run that fills the disk fails in words, without a half-written model, and the trainer works on", async () => {
  const file = await upload(client, toJsonl(makeRows(40)));
  const start = (epochs: number) =>
    client.fineTuning.jobs.create({
      model: "tiny",
      training_file: file.id,
      method: supervised({ ...quickRun, batch_size: 1, n_epochs: epochs }),
    });
  const job = await start(50);
  await jobUntil(client, job.id, ({ status }) => status === "running");
  await fillDisk();
  const failed = await jobUntil(client, job.id, isEnded);
  expect(failed).toMatchObject({ status: "failed", error: { code: "disk_full" }, fine_tuned_model: null });
  expect(await readdir(path.join(disk, "data", "jobs", job.id))).not.toContain("output");

  // What the failed run had written is gone, and has made room.
  await fillDisk();
  await expect(start(1)).rejects.toMatchObject({ status: 507 });
  for (const filler of fillers) await rm(filler);
  await expect
    .poll(async () => JSON.parse(await readFile(path.join(disk, "data", "jobs", job.id, "job.json"), "utf8")).status)
    .toBe("failed");
  expect((await client.fineTuning.jobs.list()).data).toHaveLength(1);
  await jobUntil(client, (await start(1)).id, hasSucceeded);
});
