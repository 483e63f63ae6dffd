import { countTokens } from "@/lib/datasets/count-tokens";
import type { Message } from "@/lib/datasets/schemas";
import { readVersionRows, type VersionRow } from "@/lib/datasets/versions/read-version-rows";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import type { JobPayload } from "@/lib/jobs/catalog";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { previewTemplateSchema } from "@/lib/trainers/previews/schemas";
import { withSystemPrompt } from "../with-system-prompt";
import { packFigures } from "./figures";

const include = { trainer: true } satisfies Prisma.MeasurementInclude;
type MeasurementToDo = Prisma.MeasurementGetPayload<{ include: typeof include }>;

const rowsAtOnce = 500;
const lettersAtOnce = 4_000_000;
const problemsNamed = 20;

/** Counts what is left to count. May be called again after a crash, or twice at once: each chunk is stored by one of them. */
export async function measureVersion({ measurementId }: JobPayload<"runs.measure">): Promise<void> {
  const measurement = await db.measurement.findUnique({ where: { id: measurementId }, include });
  if (!measurement || measurement.status === "done") return;
  try {
    await measure(measurement);
  } catch (error) {
    const failure = error instanceof AppError ? error.message : "The examples could not be counted, because of a fault in Hone. Try again.";
    await db.measurement.updateMany({ where: { id: measurementId, status: "measuring" }, data: { status: "failed", failure } });
    throw error;
  }
}

async function measure(measurement: MeasurementToDo): Promise<void> {
  const { id, datasetVersionId, split, baseModel, systemPrompt } = measurement;
  const trainer = getTrainer(measurement.trainer);
  const { hash } = previewTemplateSchema.parse(measurement.template);
  const last = await db.measurementChunk.findFirst({ where: { measurementId: id }, orderBy: { lastRow: "desc" } });
  let measuredCount = measurement.measuredCount;
  for await (const rows of inBatches(readVersionRows(datasetVersionId, split, last?.lastRow ?? 0))) {
    const contents = rows.map((row) => ({ ...row, messages: withSystemPrompt(row.messages, systemPrompt) }));
    const preview = await trainer.preview({ baseModel, contextLength: null, rows: contents, withSpans: false });
    if (preview.template.hash !== hash)
      throw new AppError("conflict", `The chat template of ${baseModel} changed while the examples were counted. They are counted anew.`);
    const measured = rows.flatMap(({ position }, index) => {
      const row = preview.rows[index];
      return row ? [{ position, preview: row }] : [];
    });
    if (measured.length !== rows.length)
      throw new Error(`The trainer was asked about ${rows.length} rows and answered ${measured.length}.`);
    const isMine = await db.$transaction(async (tx) => {
      const { count } = await tx.measurement.updateMany({
        where: { id, measuredCount },
        data: { measuredCount: measuredCount + rows.length, status: "measuring", failure: null },
      });
      if (count === 0) return false;
      await tx.measurementChunk.create({
        data: {
          measurementId: id,
          lastRow: rows.at(-1)?.position ?? 0,
          figures: packFigures(measured),
          bytes: contents.reduce((sum, row) => sum + bytesOf(row), 0),
          toolCount: rows.filter(usesTools).length,
          pairCount: contents.filter(({ rejected }) => rejected !== null).length,
          pairTokens: contents.reduce((sum, row) => sum + pairTokensOf(row), 0),
          problems: measured
            .flatMap(({ position, preview: { problem } }) => (problem === null ? [] : [{ row: position, message: problem }]))
            .slice(0, problemsNamed),
        },
      });
      return true;
    });
    if (!isMine) return;
    measuredCount += rows.length;
  }
  await db.measurement.updateMany({ where: { id, measuredCount }, data: { status: "done", failure: null } });
}

async function* inBatches(rows: AsyncIterable<VersionRow>): AsyncGenerator<VersionRow[]> {
  let batch: VersionRow[] = [];
  let letters = 0;
  for await (const row of rows) {
    batch.push(row);
    for (const { content } of row.messages) letters += content.length;
    if (batch.length < rowsAtOnce && letters < lettersAtOnce) continue;
    yield batch;
    batch = [];
    letters = 0;
  }
  if (batch.length > 0) yield batch;
}

/** As a line of the file that is sent. */
function bytesOf({ messages, tools }: { messages: Message[]; tools: unknown }): number {
  return Buffer.byteLength(JSON.stringify(tools ? { messages, tools } : { messages })) + 1;
}

function pairTokensOf({ messages, rejected }: VersionRow): number {
  return rejected ? countTokens({ messages: messages.slice(0, -1), tools: null, rejected }) : 0;
}

function usesTools({ messages, tools }: VersionRow): boolean {
  return tools !== null || messages.some(({ role, tool_calls }) => role === "tool" || tool_calls);
}
