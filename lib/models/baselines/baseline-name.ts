import type { z } from "zod";
import type { createBaselineInput } from "../schemas";

type Shows = z.infer<typeof createBaselineInput>["shows"];

/** What people read in every table: how it answers, then who. */
export function baselineName(shows: Shows, model: string, from: string): string {
  if (shows.approach === "prompt") return `Prompting, ${model}`;
  if (shows.approach === "retrieval") return `Retrieval of ${shows.count}, ${model}, from ${from}`;
  const which = shows.pick === "nearest" ? "nearest" : "fixed";
  return `Few-shot, ${shows.count} ${which}, ${model}, from ${from}`;
}
