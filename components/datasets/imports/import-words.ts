import type { ImportMapping, ImportPreview } from "@/lib/datasets/imports/schemas";
import { formatCount, formatNumber } from "@/lib/format";

interface ImportWords {
  verdict: string;
  detail: string;
  button: string;
  blocked: string | null;
}

/** What the preview says about the file, and what the one button will do. */
export function importWords(preview: Pick<ImportPreview, "tried">, mapping: ImportMapping): ImportWords {
  const { good, bad, isWholeFile } = preview.tried;
  const button = isWholeFile && good > 0 ? `Import ${formatCount(good, "row")}` : "Import the file";
  if (mapping.prompt === "")
    return {
      verdict: "No column is read yet.",
      detail: "Say which column holds the message that the model reads, or the whole conversation.",
      button,
      blocked: "Choose the column that the model reads first.",
    };
  if (mapping.shape === "columns" && mapping.answer === null)
    return {
      verdict: "No column answers yet.",
      detail: "Say which column holds the answer that the model learns.",
      button,
      blocked: "Choose the column with the answer that the model learns first.",
    };
  if (good === 0)
    return {
      verdict: isWholeFile ? "None of the rows can be used like this." : "None of the first rows can be used like this.",
      detail: "Look at what is wrong below: most often a column is read as something that it is not.",
      button,
      blocked: "None of the rows looked at is usable. Change the columns, or choose another file.",
    };
  const of = isWholeFile ? "" : ` of the first ${formatNumber(good + bad)}`;
  const further = isWholeFile ? "" : " Rows further down that cannot be used join them.";
  if (bad === 0)
    return {
      verdict: isWholeFile ? `${formatCount(good, "row is", "rows are")} good.` : `All${of} rows are good.`,
      detail: isWholeFile
        ? "Every row of the file can be learned from."
        : "Rows further down that cannot be used will wait in a list that says what to fix.",
      button,
      blocked: null,
    };
  return {
    verdict: `${formatNumber(good)}${of} ${good === 1 ? "row is" : "rows are"} good. ${formatCount(bad, "waits", "wait")} for a fix.`,
    detail: `Import the good ones now; the others stay out, in a list that says what to fix.${further}`,
    button,
    blocked: null,
  };
}
