import { AppError } from "@/lib/errors";
import type { Grader } from "./graders/schemas";

/** The headline grader unless another one is asked for. */
export function pickGrader(graders: readonly Grader[], wanted?: string): string {
  const keys = graders.map(({ key }) => key);
  const found = wanted ? keys.find((key) => key === wanted) : keys[0];
  if (!found) throw new AppError("invalid", `This benchmark has no grader “${wanted}”. Choose one of: ${keys.join(", ")}.`);
  return found;
}
