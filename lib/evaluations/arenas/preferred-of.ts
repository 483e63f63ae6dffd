import { type JudgedPair, sideOf } from "./arena-outcomes";

/** Which answer a model should learn to give rather than the other: more people chose it. Null where none was chosen, or they are split. */
export function preferredOf(judgements: JudgedPair["judgements"]): "one" | "other" | null {
  const sides = judgements.map(sideOf);
  const one = sides.filter((side) => side === "one").length;
  const other = sides.filter((side) => side === "other").length;
  // Who thinks both are alike speaks against learning from the pair.
  const alike = sides.length - one - other;
  if (one > other + alike) return "one";
  return other > one + alike ? "other" : null;
}
