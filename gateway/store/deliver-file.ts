import { appendFileSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { type FeedbackRecord, type LogRecord, logRecordSchema } from "@/lib/deployments/request-record";
import { storeRecords } from "@/lib/deployments/store-records";
import { isDataFault } from "./is-data-fault";

export interface Delivered {
  records: number;
  /** Half a line, at the end of a file whose process was killed: its request was never answered to the end. */
  torn: number;
  /** What the database will not take; it stays in a file for a person to look at. */
  refused: number;
  costs: Map<string, number>;
}

/** Some twenty milliseconds of work for Postgres: it is never busy for long while somebody is served beside it. */
const batchSize = 60;
const feedbackWaitsMs = 24 * 60 * 60 * 1000;

/** Stores a file's lines and deletes it. Killed on the way, the file is there again and its lines count once all the same. */
export async function deliverFile(folder: string, name: string, rest: (workedMs: number) => Promise<void>): Promise<Delivered> {
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
    addUp(batch, result);
    await rest(performance.now() - startedAt);
  }
  // Behind everything else, so that it comes round again.
  const waiting = early.filter(({ at }) => at > Date.now() - feedbackWaitsMs).map((record) => `${JSON.stringify(record)}\n`);
  if (waiting.length > 0) appendFileSync(join(folder, lateName(name)), waiting.join(""), { mode: 0o600 });
  rmSync(join(folder, name));
  return result;
}

function addUp(batch: LogRecord[], result: Delivered): void {
  for (const record of batch) {
    if (record.type !== "request") continue;
    result.records += 1;
    if (record.costUsd) result.costs.set(record.keyId, (result.costs.get(record.keyId) ?? 0) + record.costUsd);
  }
}

/** Sorts behind every file of requests. */
const lateName = (name: string) => `~late-${Date.now().toString(36)}-${basename(name).replace(/^~late-/, "")}`;

async function storeBatch(folder: string, batch: LogRecord[], result: Delivered): Promise<FeedbackRecord[]> {
  try {
    return await storeRecords(batch);
  } catch (error) {
    if (!isDataFault(error)) throw error;
    const [only, ...others] = batch;
    if (only && others.length === 0) {
      console.error(`The database refused a line of the log: ${error instanceof Error ? error.message : error}`);
      result.refused += keepAside(folder, JSON.stringify(only));
      return [];
    }
    // One line must not hold up the others.
    const middle = Math.ceil(batch.length / 2);
    return [...(await storeBatch(folder, batch.slice(0, middle), result)), ...(await storeBatch(folder, batch.slice(middle), result))];
  }
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
