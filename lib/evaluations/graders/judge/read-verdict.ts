import { z } from "zod";
import { parseJsonObject } from "../../parse-json-object";
import type { JudgeGrader } from "../schemas";
import type { Order } from "./judge-prompt";

export interface Verdict {
  /** 1 to 5; 0 or 1; 0, 0.5 or 1 where answer and target were compared. */
  verdict: number;
  reason: string;
}

const reason = z.string().default("");
const points = z.object({ score: z.coerce.number().int().min(1).max(5), reason });
const passed = z.object({ pass: z.boolean(), reason });
const better = z.object({ better: z.enum(["A", "B", "tie"]), reason });

/** What a judge said, or null where it makes no sense. Words around the JSON are forgiven. */
export function readVerdict(text: string, mode: JudgeGrader["mode"], order: Order): Verdict | null {
  const said = parseJsonObject(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
  if (!said) return null;
  if (mode === "one_to_five") {
    const { data } = points.safeParse(said);
    return data ? { verdict: data.score, reason: data.reason } : null;
  }
  if (mode === "pass_fail") {
    const { data } = passed.safeParse(said);
    return data ? { verdict: data.pass ? 1 : 0, reason: data.reason } : null;
  }
  const { data } = better.safeParse(said);
  if (!data) return null;
  const answer = order === "answer_first" ? "A" : "B";
  return { verdict: data.better === "tie" ? 0.5 : data.better === answer ? 1 : 0, reason: data.reason };
}
