import { appendFileSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type FeedbackRecord, type LogRecord, logRecordSchema } from "@/lib/deployments/request-record";
import { spentOf } from "@/lib/deployments/spent-of";
import { storeRecords } from "@/lib/deployments/store-records";
import { isDataFault } from "./is-data-fault";
import { keepLate } from "./late-feedback";

export interface Delivered {
  /** Requests that are stored. */
  records: number;
  /** Half a line, at the end of a file whose process was killed: its request was never answered to the end. */
  torn: number;
  /** What the database will not take; it stays in a file for a person to look at. */
  refused: number;
  /** By key, of what is stored. */
  costs: Map<string, number>;
}

/** Some twenty milliseconds of work for Postgres: it is never busy for long while somebody is served beside it. */
const batchSize = 60;

/** Stores a file's lines and deletes it. Killed on the way, the file is there again and its lines count once all the same. */
export async function deliverFile(
  folder: string,
  name: string,
  rest: (workedMs: number) => Promise<void>,
  now = Date.now,
): Promise<Delivered> {
  const result: Delivered = { records: 0, torn: 0, refused: 0, costs: new Map() };
  const lines = readFileSync(join(folder, name), "utf8").split("\n");
  // Behind the last line end stands nothing, or half a line.
  const half = lines.pop();
  if (half) lines.push(half);
  const early: FeedbackRecord[] = [];
  for (let from = 0; from < lines.length; from += batchSize) {
    const startedAt = performance.now();
    const batch = lines.slice(from, from + batchSize).flatMap((line, index) => {
      if (line === "") return [];
      const record = parseLine(line);
      if (record) return record;
      if (half && from + index === lines.length - 1) result.torn += 1;
      else result.refused += keepAside(folder, line);
      return [];
    });
    if (batch.length > 0) early.push(...(await storeBatch(folder, batch, result)));
    await rest(performance.now() - startedAt);
  }
  keepLate(folder, early, now());
  rmSync(join(folder, name));
  return result;
}

function addUp(batch: LogRecord[], result: Delivered): void {
  for (const record of batch) {
    if (record.type !== "request") continue;
    result.records += 1;
    const usd = spentOf(record);
    if (usd > 0) result.costs.set(record.keyId, (result.costs.get(record.keyId) ?? 0) + usd);
  }
}

async function storeBatch(folder: string, batch: LogRecord[], result: Delivered): Promise<FeedbackRecord[]> {
  try {
    const early = await storeRecords(batch);
    addUp(batch, result);
    return early;
  } catch (error) {
    if (!isDataFault(error)) throw error;
    const [only, ...others] = batch;
    if (only && others.length === 0) {
      const why = error instanceof Error ? error.message : String(error);
      const rest = withoutText(only);
      console.error(`The database refused ${rest ? "the text of " : ""}a line of the log: ${why}`);
      // What it cost counts, whatever somebody wrote into it.
      if (rest) return storeBatch(folder, [rest], result);
      result.refused += keepAside(folder, JSON.stringify(only));
      return [];
    }
    // One line must not hold up the others.
    const middle = Math.ceil(batch.length / 2);
    return [...(await storeBatch(folder, batch.slice(0, middle), result)), ...(await storeBatch(folder, batch.slice(middle), result))];
  }
}

/** Null where there is none, and for feedback, which is nothing else. */
function withoutText(record: LogRecord): LogRecord | null {
  if (record.type === "request" && record.content) return { ...record, content: null };
  if (record.type === "shadow" && record.answer !== null) return { ...record, answer: null };
  return null;
}

function parseLine(line: string): LogRecord | null {
  try {
    return logRecordSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

function keepAside(folder: string, line: string): number {
  appendFileSync(join(folder, "refused.log"), `${line}\n`, { mode: 0o600 });
  return 1;
}
