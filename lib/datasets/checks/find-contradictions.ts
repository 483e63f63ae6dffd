import { z } from "zod";
import { answerOf } from "@/lib/datasets/message-texts";
import { messagesSchema } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import type { Scan } from "./scan";

export interface Contradiction {
  rows: number[];
  answers: number;
}

/** One question with more answers than this asks for variety: “tell me a joke”. */
const mostAnswers = 50;
const rowsPerBatch = 2_000;

/** Groups that ask the same, instruction included, and are answered differently. */
export async function findContradictions(datasetId: string, scan: Scan): Promise<Contradiction[]> {
  const found: Contradiction[] = [];
  let batch: number[][] = [];
  let size = 0;
  const flush = async () => {
    found.push(...(await verify(datasetId, scan, batch)));
    batch = [];
    size = 0;
  };
  for (const group of groupsOf(scan)) {
    batch.push(group);
    size += group.length;
    if (size >= rowsPerBatch) await flush();
  }
  if (size > 0) await flush();
  return found;
}

function* groupsOf({ asked, answered, count }: Scan): Generator<number[]> {
  const order = Uint32Array.from({ length: count }, (_, row) => row).sort((a, b) => (asked[a] ?? 0) - (asked[b] ?? 0) || a - b);
  for (let start = 0; start < count; ) {
    const key = asked[order[start] ?? 0] ?? 0;
    let end = start + 1;
    while (end < count && asked[order[end] ?? 0] === key) end++;
    if (end - start > 1 && key !== -1) {
      const rows = Array.from(order.subarray(start, end));
      const answers = new Set(rows.map((row) => answered[row]));
      if (answers.size > 1 && answers.size <= mostAnswers && rows.length <= rowsPerBatch) yield rows;
    }
    start = end;
  }
}

const rowSchema = z.object({ position: z.number(), messages: messagesSchema, tools: z.unknown() });

async function verify(datasetId: string, scan: Scan, groups: number[][]): Promise<Contradiction[]> {
  const positions = groups.flat().map((row) => scan.positions[row] ?? 0);
  const stored = await db.$queryRaw<unknown[]>`
    select example.position::float8 as position, messages, tools
    from unnest(${positions}::bigint[]) as wanted join "Example" example
      on example."datasetId" = ${datasetId} and example.position = wanted and example."deletedAt" is null`;
  const texts = new Map(
    stored.map((row) => {
      const { position, messages, tools } = rowSchema.parse(row);
      const asked = messages.slice(0, -1).map(({ role, content }) => [role, fold(content)]);
      return [scan.rowAt(position), { asked: JSON.stringify([asked, tools]), answer: foldAnswer(answerOf(messages)) }] as const;
    }),
  );
  return groups.flatMap((rows) => {
    const byAsked = new Map<string, number[]>();
    for (const row of rows) {
      const asked = texts.get(row)?.asked ?? "";
      byAsked.set(asked, [...(byAsked.get(asked) ?? []), row]);
    }
    return [...byAsked.values()].flatMap((same) => {
      const answers = new Set(same.map((row) => texts.get(row)?.answer)).size;
      return answers > 1 ? [{ rows: same, answers }] : [];
    });
  });
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim();
}

/** The order of the fields of an answer in JSON says nothing. */
function foldAnswer(text: string): string {
  if (!text.startsWith("{")) return fold(text);
  try {
    return JSON.stringify(sorted(JSON.parse(text)));
  } catch {
    return fold(text);
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, content]) => [key, sorted(content)]),
  );
}
