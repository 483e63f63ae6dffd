import { type PreviewWish, previewExample, unusable } from "../../engine/preview-example";
import { openTokenizer } from "../../formats/tokenizer";
import { parseRow } from "./parse-row";
import type { PreviewReport } from "./preview-report";

/** Tokenising many rows takes seconds: call it in the worker (inspector.ts). */
export function previewRows(baseFolder: string, values: unknown[], wish: PreviewWish): PreviewReport {
  const tokenizer = openTokenizer(baseFolder);
  const rows = values.map((value) => {
    const row = parseRow(value);
    return typeof row === "string" ? unusable(row) : previewExample(tokenizer, row, wish);
  });
  return { templateHash: tokenizer.templateHash, rows };
}
