import type { ArenaChoice } from "@/lib/evaluations/arenas/schemas";

/** The first key is the one that is shown. Arrow up stays with the page, so that a long answer can be scrolled back. */
export const judgeChoices: readonly { choice: ArenaChoice; label: string; keys: readonly string[]; shown: string }[] = [
  { choice: "left", label: "A is better", keys: ["1", "ArrowLeft", "a"], shown: "1" },
  { choice: "right", label: "B is better", keys: ["2", "ArrowRight", "b"], shown: "2" },
  { choice: "both_good", label: "Both are good", keys: ["3", "ArrowDown", "s"], shown: "3" },
  { choice: "both_bad", label: "Both are bad", keys: ["4", "d"], shown: "4" },
];

export const keyGroups = [
  {
    heading: "Choose",
    keys: [
      { keys: ["1", "←", "A"], does: "A is better" },
      { keys: ["2", "→", "B"], does: "B is better" },
      { keys: ["3", "↓", "S"], does: "Both are good" },
      { keys: ["4", "D"], does: "Both are bad" },
    ],
  },
  {
    heading: "Move",
    keys: [
      { keys: ["0", "N"], does: "Skip this pair" },
      { keys: ["Z"], does: "Take the last one back" },
    ],
  },
];
