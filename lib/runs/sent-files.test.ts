import "@/lib/testing/clone-database";
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { createCaller } from "@/lib/testing/factories";
import { createProviderWorld } from "@/lib/testing/provider-world";
import { downloadSentFile } from "./download-sent-file";
import { getSent } from "./get-sent";
import { sentFilesSchema } from "./schemas";

test.each(["openai", "azure"] as const)("what %s was handed is kept, and its files can be had again to the byte", async (kind) => {
  const { server, caller, create, submit } = await createProviderWorld(kind);
  const run = await create({ systemPrompt: "Name the colour.", hyperparameters: { epochs: 2 } });
  expect(await getSent(caller, run.id)).toEqual({ files: [], request: null });
  await submit(run.id);

  const { files, request } = await getSent(caller, run.id);
  expect(request).toEqual(server.onlyJob().body);
  expect(files.map(({ split }) => split)).toEqual(["train", "validation"]);
  for (const file of files) {
    const stored = server.state.files.get(file.fileId);
    expect(stored?.filename).toBe(file.name);
    const bytes = Buffer.from(await (await downloadSentFile(caller, run.id, file.split)).arrayBuffer());
    expect(bytes.toString("utf8")).toBe(stored?.text);
    expect(file).toMatchObject({ bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") });
    expect(file.rows).toBe(stored?.text.trim().split("\n").length);
  }

  const stranger = await createCaller();
  await expect(getSent(stranger, run.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(downloadSentFile(stranger, run.id, "train")).rejects.toMatchObject({ code: "not_found" });
  await expect(downloadSentFile(caller, run.id, "test")).rejects.toMatchObject({ code: "not_found" });
  await server.close();
});

test("a file that the trainer has already is measured all the same; one that is another by now breaks off", async () => {
  const { server, caller, create, submit } = await createProviderWorld("openai");
  const [one, other] = [await create(), await create()];
  for (const { id } of [one, other]) await submit(id);
  const { files } = await getSent(caller, other.id);
  expect(files).toEqual((await getSent(caller, one.id)).files);

  const forged = sentFilesSchema.parse(files).map((file) => ({ ...file, sha256: "0".repeat(64) }));
  await db.run.update({ where: { id: other.id }, data: { sentFiles: forged } });
  await expect((await downloadSentFile(caller, other.id, "train")).text()).rejects.toThrow("cannot be made again");
  await server.close();
});
