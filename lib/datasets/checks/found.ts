import type { IssueKind } from "./catalog";
import type { IssueDetail } from "./schemas";

/** A finding before the example's id is known: the pass knows positions only. */
export interface Found {
  position: number;
  kind: IssueKind;
  /** Of a pair or a group: the older example, whose id becomes the key. */
  other: number | null;
  key: string;
  detail: IssueDetail;
}
