import type { UsualView } from "@/components/projects/views/view-name-of";
import { anyIssue } from "./facet-words";
import { readPlace, toViewQuery } from "./table-place";

/** Views that every dataset has. */
export const usualViews: readonly UsualView[] = [
  { name: "Needs review", query: toViewQuery(readPlace({ state: "draft,in_review" })) },
  { name: "With issues", query: toViewQuery(readPlace({ issue: anyIssue })) },
  { name: "For you", query: toViewQuery(readPlace({ assignee: "me", state: "draft,in_review" })) },
];
