import type { Caller } from "@/lib/accounts/caller";
import { readDecisions } from "./list-decisions";
import type { Decision } from "./schemas";

/** Newest first: whatever was decided with this model version on one of the two sides. */
export function decisionsAbout({ projectId }: Caller, modelVersionId: string): Promise<Decision[]> {
  const side = { modelVersionId };
  return readDecisions({ projectId, OR: [{ candidate: side }, { baseline: side }] });
}
