import type { BulkChange, BulkEdit } from "@/lib/datasets/bulk-edits/schemas";
import { formatCount, formatNumber } from "@/lib/format";

/** What was done, for the bar that takes it back: "118 examples tagged “moving house”". */
export function doneWords({ changedCount, change }: Pick<BulkEdit, "changedCount" | "change">, nameOf: (userId: string) => string): string {
  return `${formatCount(changedCount, "example")} ${verbWords(change, nameOf)}`;
}

function verbWords(change: BulkChange, nameOf: (userId: string) => string): string {
  switch (change.type) {
    case "tag":
      return tagWords(change.add, change.remove);
    case "state":
      return { draft: "back to draft", in_review: "sent to review", approved: "accepted", rejected: "rejected" }[change.state];
    case "assign":
      return change.userId === null ? "assigned to nobody" : `assigned to ${nameOf(change.userId)}`;
    case "pin":
      return change.split === null ? "given back to chance" : `pinned to ${change.split}`;
    case "delete":
      return "deleted";
    case "instruction":
      return change.text === "" ? "without an instruction now" : "given the instruction";
    case "replace":
      return `changed: “${change.find}” is “${change.replacement}”`;
  }
}

function tagWords(add: readonly string[] = [], remove: readonly string[] = []): string {
  const quoted = (tags: readonly string[]) => tags.map((tag) => `“${tag}”`).join(", ");
  const parts = [
    ...(add.length > 0 ? [`tagged ${quoted(add)}`] : []),
    ...(remove.length > 0 ? [`no longer tagged ${quoted(remove)}`] : []),
  ];
  return parts.join(", ");
}

/** What stayed as it was and why; empty when all was changed. */
export function skippedWords({ skipped }: Pick<BulkEdit, "skipped">): string[] {
  return skipped.map(({ count, reason }) => `${formatNumber(count)}: ${reason}`);
}
