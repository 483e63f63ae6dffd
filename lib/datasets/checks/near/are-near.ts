import { nearThreshold } from "./min-hash";
import { jaccardOf, shinglesOf } from "./shingles";

/** By the measure that the check of the dataset tells pairs by. */
export function areNear(one: string, other: string): boolean {
  return jaccardOf(shinglesOf(one), shinglesOf(other)) >= nearThreshold;
}
