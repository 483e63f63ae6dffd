import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { getVersion } from "@/lib/datasets/versions/get-version";
import { readNumberedRows } from "@/lib/datasets/versions/read-numbered-rows";
import { withSystemPrompt } from "../with-system-prompt";
import { getRunTrainer } from "./get-run-trainer";
import { type PreviewedRow, previewedRowsSchema, type previewRowsInput } from "./schemas";

/** Chosen examples, letter by letter as the model gets them. */
export async function previewRows(caller: Caller, input: z.infer<typeof previewRowsInput>): Promise<PreviewedRow[]> {
  const version = await getVersion(caller, input.datasetVersionId);
  const { trainer, baseModel } = await getRunTrainer(input);
  const rows = await readNumberedRows(version.id, input.rows);
  const { rows: previews } = await trainer.preview({
    baseModel: baseModel.id,
    contextLength: input.contextLength,
    rows: rows.map((row) => ({ ...row, messages: withSystemPrompt(row.messages, input.systemPrompt) })),
    withSpans: true,
  });
  return previewedRowsSchema.parse(previews.map((preview, index) => ({ ...preview, row: rows[index]?.position })));
}
