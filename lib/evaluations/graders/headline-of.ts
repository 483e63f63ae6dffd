import type { Grader, Scores } from "./schemas";

/** The first grader's score; null where it could not grade. */
export const headlineOf = (graders: readonly Grader[], scores: Scores): number | null => scores[graders[0]?.key ?? ""]?.score ?? null;
