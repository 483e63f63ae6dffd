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

const batchSize = 500;
const feedbackWaitsMs = 24 * 60 * 60 * 1000;

/** Stores a file's lines and deletes it. Killed on the way, the file is there again and its lines count once all the same. */
export async function deliverFile(folder: string, name: string, rest: () => Promise<void>): Promise<Delivered> {
  const result: Delivered = { records: 0, torn: 0, refused: 0, costs: new Map() };
  const lines = readFileSync(join(folder, name), "utf8").split("\n");
  const records: LogRecord[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === "") continue;
    const record = parseLine(line);
    if (record) records.push(record);
    else if (index === lines.length - 1) result.torn += 1;
    else result.refused += keepAside(folder, line);
  }
  const early: FeedbackRecord[] = [];
  for (let from = 0; from < records.length; from += batchSize) {
    const batch = records.slice(from, from + batchSize);
    early.push(...(await storeBatch(folder, batch, result)));
    if (from + batchSize < records.length) await rest();
  }
  for (const record of records) {
    if (record.type !== "request") continue;
    result.records += 1;
    if (record.costUsd) result.costs.set(record.keyId, (result.costs.get(record.keyId) ?? 0) + record.costUsd);
  }
  // Behind everything else, so that it comes round again.
  const waiting = early.filter(({ at }) => at > Date.now() - feedbackWaitsMs).map((record) => `${JSON.stringify(record)}\n`);
  if (waiting.length > 0) appendFileSync(join(folder, lateName(name)), waiting.join(""), { mode: 0o600 });
  rmSync(join(folder, name));
  return result;
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
