import type { Score } from "./schemas";

/** Neither right nor wrong: this case cannot be graded, and here is why. */
export const notGraded = (reason: string): Score => ({ score: null, reason });

export const noTarget = notGraded("This case has no target to compare with. Write one, or use a grader that needs none.");
