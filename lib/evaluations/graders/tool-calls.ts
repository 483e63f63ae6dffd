import { isDeepStrictEqual } from "node:util";
import type { ToolCall } from "@/lib/datasets/schemas";
import { shorten } from "./excerpt";
import { notGraded } from "./not-graded";
import type { GraderOf, Score } from "./schemas";

type Options = Pick<GraderOf<"tool_calls">, "compareArguments" | "inOrder">;

/** Share of calls that are right: F1 of those wanted and those made, one to one. */
export function gradeToolCalls(
  wanted: readonly ToolCall[],
  made: readonly ToolCall[],
  { compareArguments = true, inOrder = false }: Options,
): Score {
  if (wanted.length === 0 && made.length === 0) return notGraded("Neither the target nor the answer calls a function.");
  const isSame = (one: ToolCall, other: ToolCall) =>
    one.function.name === other.function.name && (!compareArguments || isDeepStrictEqual(argumentsOf(one), argumentsOf(other)));
  const matched = inOrder ? matchInOrder(wanted, made, isSame) : matchAny(wanted, made, isSame);
  const missing = wanted.filter((_, index) => !matched.wanted.has(index));
  const extra = made.filter((_, index) => !matched.made.has(index));
  const score = (2 * matched.wanted.size) / (wanted.length + made.length);
  if (missing.length === 0 && extra.length === 0) {
    return { score, reason: wanted.length === 1 ? `Calls ${inWords(wanted)}, as wanted.` : `Makes all ${wanted.length} calls.` };
  }
  const parts = [missing.length > 0 ? `lacks ${inWords(missing)}` : "", extra.length > 0 ? `makes ${inWords(extra)}` : ""].filter(Boolean);
  return { score, reason: `${matched.wanted.size} of ${wanted.length} calls: ${parts.join("; ")}.` };
}

interface Matched {
  wanted: Set<number>;
  made: Set<number>;
}
type Same = (one: ToolCall, other: ToolCall) => boolean;

function matchAny(wanted: readonly ToolCall[], made: readonly ToolCall[], isSame: Same): Matched {
  const matched: Matched = { wanted: new Set(), made: new Set() };
  for (const [index, call] of wanted.entries()) {
    const partner = made.findIndex((other, at) => !matched.made.has(at) && isSame(call, other));
    if (partner < 0) continue;
    matched.wanted.add(index);
    matched.made.add(partner);
  }
  return matched;
}

/** A call counts in its own place only. */
function matchInOrder(wanted: readonly ToolCall[], made: readonly ToolCall[], isSame: Same): Matched {
  const places = [...wanted.keys()].filter((index) => {
    const [want, did] = [wanted[index], made[index]];
    return want !== undefined && did !== undefined && isSame(want, did);
  });
  return { wanted: new Set(places), made: new Set(places) };
}

/** What was meant, not how it was written: space and the order of fields do not matter. Text that is no JSON stays text. */
function argumentsOf({ function: { arguments: written } }: ToolCall): unknown {
  try {
    return JSON.parse(written || "{}");
  } catch {
    return written;
  }
}

const inWords = (calls: readonly ToolCall[]) =>
  calls
    .slice(0, 3)
    .map(({ function: called }) => `${called.name}(${shorten(called.arguments, 60)})`)
    .join(", ");
