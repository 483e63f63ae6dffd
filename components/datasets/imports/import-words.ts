import type { ImportPreview } from "@/lib/datasets/imports/schemas";
import { formatCount, formatNumber } from "@/lib/format";
import { splitProblem } from "./split-problem";

interface ImportWords {
  verdict: string;
  detail: string;
  button: string;
  /** Why the button does nothing yet. */
  blocked: string | null;
}

/** Rows that are good and not in the dataset yet. */
export function newRows({ good, repeated }: ImportPreview["tried"]): number {
  return Math.max(0, good - repeated);
}

/** What the preview says about the file, and what the one button will do. */
export function importWords({ tried, mappingProblems }: Pick<ImportPreview, "tried" | "mappingProblems">): ImportWords {
  const { bad, repeated, isWholeFile } = tried;
  const good = newRows(tried);
  const button = isWholeFile && good > 0 ? `Import ${formatCount(good, "example")}` : "Import the file";
  const [problem] = mappingProblems;
  if (problem) {
    const { what, rest } = splitProblem(problem.problem);
    return { verdict: what, detail: rest, button, blocked: problem.problem };
  }
  if (good === 0 && repeated > 0 && bad === 0)
    return {
      verdict: isWholeFile ? "Nothing in this file is new." : "None of the first rows is new.",
      detail: `${formatCount(repeated, "row is", "rows are")} in the dataset already, word for word.`,
      button,
      blocked: isWholeFile ? "Every row is in the dataset already. Choose another file." : null,
    };
  if (good === 0 && repeated === 0)
    return {
      verdict: isWholeFile ? "None of the rows can be used like this." : "None of the first rows can be used like this.",
      detail: "Look at what is wrong below: most often a column is read as something that it is not.",
      button,
      blocked: "None of the rows looked at is usable. Change the columns, or choose another file.",
    };
  const of = isWholeFile ? "" : ` of the first ${formatNumber(good + bad + repeated)}`;
  const verb = repeated > 0 ? { one: "row is good and new", many: "rows are good and new" } : { one: "row is good", many: "rows are good" };
  const already =
    repeated > 0 ? `${formatCount(repeated, "row repeats another", "rows repeat others")} word for word and will stay out. ` : "";
  const further = isWholeFile ? "" : " Rows further down that cannot be used join them.";
  if (bad === 0)
    return {
      verdict: isWholeFile || repeated > 0 ? `${formatNumber(good)}${of} ${good === 1 ? verb.one : verb.many}.` : `All${of} rows are good.`,
      detail: isWholeFile
        ? already.trimEnd() || "Every row of the file can be learned from."
        : `${already}Rows further down that cannot be used will wait in a list that says what to fix.`,
      button,
      blocked: null,
    };
  return {
    verdict: `${formatNumber(good)}${of} ${good === 1 ? verb.one : verb.many}. ${formatCount(bad, "waits", "wait")} for a fix.`,
    detail: `${already}Import the good ones now; the ${bad === 1 ? "other one stays" : `other ${formatNumber(bad)} stay`} in a fix-it list, where you mend them in place.${further}`,
    button,
    blocked: null,
  };
}
