import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { type Page, parseNumberCursor } from "@/lib/http/page";
import { getParity } from "./get-parity";
import { type AskedPair, readPairs } from "./read-pairs";
import { type listParityCasesInput, type ParityCase, parityCaseSchema } from "./schemas";

/** Those that differ most come first. */
export async function listParityCases(
  caller: Caller,
  reportId: string,
  { cursor, limit, show }: z.infer<typeof listParityCasesInput>,
): Promise<Page<ParityCase> & { total: number }> {
  const { before, after } = await getParity(caller, reportId);
  const pairs = (await readPairs(before, after)).filter((pair) => shown[show](pair));
  const sorted = show === "all" ? pairs : pairs.toSorted((one, other) => distance(other) - distance(one) || one.position - other.position);
  const from = parseNumberCursor(cursor) ?? 0;
  const items = sorted.slice(from, from + limit).map(toCase);
  return { items, nextCursor: from + limit < sorted.length ? String(from + limit) : null, total: sorted.length };
}

const change = ({ beforeScore, afterScore }: AskedPair) => (afterScore?.score ?? 0) - (beforeScore?.score ?? 0);
/** A changed score weighs more than changed words. */
const distance = (pair: AskedPair) => 2 * Math.abs(change(pair)) + (1 - pair.similarity);

const shown: Record<"differ" | "worse" | "better" | "all", (pair: AskedPair) => boolean> = {
  differ: (pair) => distance(pair) > 0,
  worse: (pair) => change(pair) < 0,
  better: (pair) => change(pair) > 0,
  all: () => true,
};

function toCase({ before, after, failure, beforeScore, afterScore, ...pair }: AskedPair): ParityCase {
  return parityCaseSchema.parse({
    ...pair,
    before: { ...before, score: beforeScore?.score ?? null, reason: beforeScore?.reason ?? null },
    after: {
      text: after?.text ?? "",
      latencyMs: after?.latencyMs ?? null,
      score: afterScore?.score ?? null,
      reason: afterScore?.reason ?? null,
      failure,
    },
  });
}
