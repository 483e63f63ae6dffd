import type { Caller } from "@/lib/accounts/caller";
import { AppError } from "@/lib/errors";
import { getRunRow } from "./get-run";
import { measureFile } from "./measure-file";
import { type SentFile, sentFilesSchema } from "./schemas";
import { trainingRows } from "./training-file";

const chunkLength = 64 * 1024;

/**
 * The file as it was sent, made again from the frozen version while it is downloaded. Its last part is held back until the whole is known to
 * be the same to the byte: a file that is not breaks off instead of passing for what was sent.
 */
export async function downloadSentFile(caller: Caller, runId: string, split: string): Promise<Response> {
  const { datasetVersion, systemPrompt, trainPercent, subsetSeed, sentFiles } = await getRunRow(caller, runId);
  const file = sentFilesSchema.parse(sentFiles ?? []).find((sent) => sent.split === split);
  if (!file) throw new AppError("not_found", "This file was not sent by this run. Look at what was sent on the run's page.");
  const { id: versionId, contentHash } = datasetVersion;
  const source = trainingRows({ versionId, contentHash, split: file.split, systemPrompt, trainPercent, subsetSeed });
  const chunks = write(source, file);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "application/jsonl",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "repr-digest": `sha-256=:${Buffer.from(file.sha256, "hex").toString("base64")}:`,
    },
  });
}

async function* write(source: AsyncGenerator<string>, { name, prefix, sha256 }: SentFile): AsyncGenerator<string> {
  const { rows, finish } = measureFile(source, prefix);
  let pending = prefix;
  for await (const row of rows) {
    if (pending.length > chunkLength) {
      yield pending;
      pending = "";
    }
    pending += `${row}\n`;
  }
  if ((await finish()).sha256 !== sha256) throw new Error(`${name} cannot be made again as it was sent: its hash is another one.`);
  yield pending;
}
