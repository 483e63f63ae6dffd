import { checkTurns, holdsText, holdsUnstorable, isUnstorable, type RowProblem, unstorable } from "@/lib/datasets/check-conversation";
import type { ExampleContent, Message } from "@/lib/datasets/schemas";
import { type Cells, readAnswer, readInstruction, readPrompt, readRejected, withoutPrompt } from "./read-cells";
import { damagedExcerpt, isDamaged, repairText } from "./repair-text";
import type { ImportMapping } from "./schemas";
import type { SourceRecord } from "./source-row";
import { readTags, toText } from "./to-text";

export type MappedRow = { content: ExampleContent; group: string | null; tags: string[] } | RowProblem;

export interface MapOptions {
  /** Somebody said that text which looks damaged is meant so. */
  keepDamaged?: boolean;
}

/** One row of a file as an example that can be stored, or why it is none. */
export function mapRow(record: SourceRecord, mapping: ImportMapping, { keepDamaged = false }: MapOptions = {}): MappedRow {
  const cells: Cells = { record, of: (role) => mapping.columns.filter((column) => column.role === role) };
  const content = readContent(cells, mapping.systemText);
  if ("kind" in content) return content;
  const groupColumn = cells.of("group")[0];
  const mapped = {
    content,
    group: groupColumn ? toText(record[groupColumn.name]) : null,
    tags: readTags(cells.of("tag").map(({ name }) => record[name])),
  };
  const main = (cells.of("conversation")[0] ?? cells.of("message")[0] ?? cells.of("answer")[0])?.name ?? "";
  return badText(record, mapping, mapped, main, keepDamaged) ?? checkTurns(content.messages, main) ?? mapped;
}

function readContent(cells: Cells, systemText: string): ExampleContent | RowProblem {
  const prompt = readPrompt(cells);
  if ("kind" in prompt) return prompt;
  const answer = readAnswer(cells, prompt.messages);
  if ("kind" in answer) return answer;
  const rejected = readRejected(cells);
  if (rejected && "kind" in rejected) return rejected;
  const messages: Message[] = [...prompt.messages, ...answer];
  const instruction = readInstruction(cells) ?? systemText;
  if (instruction && !messages.some(({ role }) => role === "system")) messages.unshift({ role: "system", content: instruction });
  const content = { messages, tools: prompt.tools, rejected: rejected && withoutPrompt(rejected, messages) };
  return content.rejected && isSame(content.rejected, messages) ? identical(cells) : content;
}

/** Text that Postgres cannot hold, and text that lost its letters. The column is named where the text stands in one as it is. */
function badText(record: SourceRecord, mapping: ImportMapping, mapped: object, main: string, keepDamaged: boolean): RowProblem | null {
  if (!holdsText(mapped, isBad)) return null;
  const column = (isMeant: (text: string) => boolean) => mapping.columns.find(({ name }) => holdsText(record[name], isMeant))?.name ?? main;
  // One character that Postgres refuses would take a whole batch of rows with it.
  if (holdsUnstorable(mapped)) return unstorable(column(isUnstorable));
  if (keepDamaged || !holdsText(mapped, isDamaged)) return null;
  const field = column(isDamaged);
  const text = firstDamaged(mapped);
  const repaired = repairText(text);
  return {
    kind: "damaged_text",
    field,
    problem: `The text is damaged: “${damagedExcerpt(text)}”. ${
      repaired === null
        ? "Letters were lost when it was saved in another encoding; write them again, or keep the text as it is."
        : "It was saved in another encoding (Windows-1252); repair it, or keep it as it is."
    }`,
  };
}

function isBad(text: string): boolean {
  return isUnstorable(text) || isDamaged(text);
}

function firstDamaged(value: unknown): string {
  let found = "";
  holdsText(value, (text) => {
    if (!isDamaged(text)) return false;
    found = text;
    return true;
  });
  return found;
}

function isSame(rejected: Message[], messages: Message[]): boolean {
  return JSON.stringify(rejected) === JSON.stringify(messages.slice(-rejected.length));
}

function identical(cells: Cells): RowProblem {
  return {
    kind: "identical_pair",
    field: cells.of("rejected")[0]?.name ?? "",
    problem: "Both answers of this pair are the same, so there is nothing to prefer. Change one of them, or leave the row out.",
  };
}
