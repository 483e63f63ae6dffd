import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { type Figures, unpackFigures } from "./figures";
import { type CurrentMeasurement, getMeasurement, type MeasureRequest } from "./get-measurement";

export const foundProblemsSchema = z.array(z.object({ row: z.number(), message: z.string() }));

/** What is known of one split: its figures, what the trainer would refuse, and what a run would not be told about. */
export interface VersionInspection extends CurrentMeasurement {
  figures: Figures;
  bytes: number;
  /** Examples that call tools or may. */
  toolCount: number;
  pairCount: number;
  /** What learning from pairs reads beyond the better answers: every prompt again, with its worse answer. */
  pairTokens: number;
  /** The first rows that would be refused, by their number in the version. */
  problems: z.infer<typeof foundProblemsSchema>;
}

const problemsNamed = 20;

type Counted = Omit<VersionInspection, keyof CurrentMeasurement>;

/** Null while the examples are being counted. */
export async function inspectVersion(
  caller: Caller,
  request: MeasureRequest,
): Promise<{ current: CurrentMeasurement; inspection: VersionInspection | null }> {
  const current = await getMeasurement(caller, request);
  if (current.measurement.status !== "done") return { current, inspection: null };
  return { current, inspection: { ...current, ...(await readCounted(current.measurement.id)) } };
}

const mostKept = 8;
const kept = new Map<string, Promise<Counted>>();

/** What is counted never changes, and a form asks again at every change: the last few stay unpacked. */
function readCounted(measurementId: string): Promise<Counted> {
  const known = kept.get(measurementId);
  if (known) return known;
  const reading = read(measurementId);
  kept.set(measurementId, reading);
  reading.catch(() => kept.delete(measurementId));
  const oldest = kept.keys().next().value;
  if (kept.size > mostKept && oldest) kept.delete(oldest);
  return reading;
}

async function read(measurementId: string): Promise<Counted> {
  const chunks = await db.measurementChunk.findMany({ where: { measurementId }, orderBy: { lastRow: "asc" } });
  const sum = (of: (chunk: (typeof chunks)[number]) => number) => chunks.reduce((total, chunk) => total + of(chunk), 0);
  return {
    figures: unpackFigures(chunks.map(({ figures }) => figures)),
    bytes: sum(({ bytes }) => bytes),
    toolCount: sum(({ toolCount }) => toolCount),
    pairCount: sum(({ pairCount }) => pairCount),
    pairTokens: sum(({ pairTokens }) => pairTokens),
    problems: chunks.flatMap(({ problems }) => foundProblemsSchema.parse(problems)).slice(0, problemsNamed),
  };
}
