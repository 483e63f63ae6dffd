import type { ExportFormat } from "@/lib/datasets/exports/schemas";

/** What each format is for, in the order in which people ask for it. */
export const exportWords: Record<ExportFormat, { label: string; hint: string }> = {
  xlsx: { label: "Excel workbook", hint: "To read, check and edit. Cells are text; nothing in them runs." },
  csv: { label: "CSV", hint: "For any spreadsheet or program." },
  tsv: { label: "TSV", hint: "The same, parted by tabs." },
  chat: { label: "Chat JSONL", hint: "What trainers take: one conversation a line. Holds everything but pairs." },
  preference: { label: "Preference pairs, JSONL", hint: "A better and a worse answer to each prompt." },
  prompt_completion: { label: "Prompt and completion, JSONL", hint: "One question and one answer a line." },
  alpaca: { label: "Alpaca, JSON", hint: "Instruction, input, output." },
  sharegpt: { label: "ShareGPT, JSONL", hint: "Conversations in the words “from” and “value”." },
  json: { label: "JSON", hint: "One list of conversations." },
  parquet: { label: "Parquet", hint: "For notebooks and data tools." },
};

export const exportOrder: readonly ExportFormat[] = [
  "xlsx",
  "csv",
  "tsv",
  "chat",
  "preference",
  "prompt_completion",
  "alpaca",
  "sharegpt",
  "json",
  "parquet",
];
