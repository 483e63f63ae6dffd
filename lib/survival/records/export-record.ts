import type { Caller } from "@/lib/accounts/caller";
import { getRecord } from "./get-record";
import { readAnswers } from "./list-answers";
import type { GoldenRecord } from "./schemas";

const pageRows = 500;

/** A JSON line for each case: what was asked, of whom, what came back and at what price. Written while it is sent. */
export async function exportRecord(caller: Caller, recordId: string): Promise<Response> {
  const record = await getRecord(caller, recordId);
  const lines = writeLines(record);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
  const name = `${record.model.name} golden record ${record.number}.jsonl`.replace(/[\\/:*?"<>|\p{Cc}]/gu, " ");
  return new Response(body, {
    headers: { "content-type": "application/jsonl", "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}` },
  });
}

async function* writeLines(record: GoldenRecord): AsyncGenerator<string, undefined> {
  const { model, maxTokens, temperature, seed, sourceWords } = record;
  const asked = { model: model.trainerModel, baseModel: model.baseModel, provider: model.trainer.name, systemPrompt: model.systemPrompt };
  for (let after = 0; ; ) {
    const rows = await readAnswers(record, after, pageRows, false);
    let text = "";
    for (const { position, prompt, target, answer, failure } of rows) {
      const line = {
        position,
        messages: prompt,
        target,
        answer,
        failure,
        asked: { ...asked, maxTokens, temperature, seed },
        source: sourceWords,
      };
      text += `${JSON.stringify(line)}\n`;
    }
    if (text) yield text;
    const last = rows.at(-1);
    if (!last || rows.length < pageRows) return;
    after = last.position;
  }
}
