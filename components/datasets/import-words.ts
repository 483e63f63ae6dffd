import type { ImportMapping, ImportPreview } from "@/lib/datasets/schemas";
import { formatCount, formatNumber } from "@/lib/format";

interface ImportWords {
  verdict: string;
  detail: string;
  button: string;
  blocked: string | null;
}

/** What the preview says about the file, and what the one button will do. */
export function importWords(preview: ImportPreview, mapping: ImportMapping): ImportWords {
  const { rowCount } = preview.import;
  const good = preview.examples.length;
  const bad = preview.problems.length;
  const button = rowCount > 0 ? `Import ${formatCount(rowCount, "row")}` : "Import the file";
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
      verdict: "None of the first rows can be used like this.",
      detail: "Look at what is wrong below: most often a column is read as something that it is not.",
      button,
      blocked: "None of the rows looked at is usable. Change the columns, or choose another file.",
    };
  const looked = `of the first ${formatNumber(good + bad)} rows`;
  if (bad === 0)
    return {
      verdict: "These rows are good.",
      detail: `All ${looked} can be used. Rows further down that cannot will wait in a list that says what to fix.`,
      button,
      blocked: null,
    };
  return {
    verdict: `${formatCount(bad, "row waits", "rows wait")} for a fix.`,
    detail: `Found among the first ${formatNumber(good + bad)} rows. Import the good ones now; bad ones stay in a list and go in when they are fixed.`,
    button,
    blocked: null,
  };
}
