import { diffWordsWithSpace } from "diff";

/** What `to` adds is underlined, what it leaves out is struck: both read in greyscale. */
export function TextDiff({ from, to, show = "both" }: { from: string; to: string; show?: "both" | "added" | "removed" }) {
  return diffWordsWithSpace(from, to).map((part, index) => {
    if (part.added)
      return (
        show !== "removed" && (
          <ins key={index} className="diff-added">
            {part.value}
          </ins>
        )
      );
    if (part.removed)
      return (
        show !== "added" && (
          <del key={index} className="diff-removed">
            {part.value}
          </del>
        )
      );
    return <span key={index}>{part.value}</span>;
  });
}
