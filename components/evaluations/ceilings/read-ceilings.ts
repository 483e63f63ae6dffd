import type { Ceilings } from "@/lib/evaluations/ceilings/schemas";
import type { TypedCeilings } from "./ceiling-fields";

/** An empty field is no ceiling. */
export function readCeilings({ usd, tokens }: TypedCeilings): Ceilings {
  return { ceilingUsd: numberIn(usd), ceilingTokens: numberIn(tokens) };
}

export function typeCeilings({ ceilingUsd, ceilingTokens }: Ceilings): TypedCeilings {
  return { usd: ceilingUsd?.toString() ?? "", tokens: ceilingTokens?.toString() ?? "" };
}

const numberIn = (typed: string) => (typed.trim() === "" ? null : Number(typed));
