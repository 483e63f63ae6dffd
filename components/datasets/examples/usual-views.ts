import type { SavedView } from "@/lib/datasets/views/schemas";
import { anyIssue } from "./facet-words";
import { readPlace, toViewQuery } from "./table-place";

export type UsualView = { name: string; query: string };

/** Views that every dataset has. */
export const usualViews: readonly UsualView[] = [
  { name: "Needs review", query: toViewQuery(readPlace({ state: "draft,in_review" })) },
  { name: "With issues", query: toViewQuery(readPlace({ issue: anyIssue })) },
  { name: "For you", query: toViewQuery(readPlace({ assignee: "me", state: "draft,in_review" })) },
];

/** The name of what is shown now; null where nobody named it. */
export function viewNameOf(query: string, saved: readonly SavedView[]): string | null {
  if (query === "") return "All examples";
  return [...saved, ...usualViews].find((view) => view.query === query)?.name ?? null;
}
