import { isUnstorable } from "@/lib/datasets/check-conversation";
import type { FieldProblem } from "@/lib/errors";
import type { ColumnRole, ImportMapping } from "./schemas";

const onlyOnce: [role: ColumnRole, words: string][] = [
  ["conversation", "hold the whole conversation"],
  ["rejected", "be the answer that was not preferred"],
  ["tools", "name the tools"],
  ["group", "be the group"],
];

/** What forbids an import with this mapping, in words; nothing when it can start. */
export function checkMapping({ columns, systemText }: ImportMapping, inFile: string[]): FieldProblem[] {
  const of = (role: ColumnRole) => columns.filter((column) => column.role === role);
  const problems: FieldProblem[] = [];
  const list = inFile.length > 0 ? `It has: ${inFile.slice(0, 20).join(", ")}.` : "No row of it could be read.";
  const say = (field: string, problem: string) => problems.push({ field, problem });

  for (const { name } of columns.filter((column) => !inFile.includes(column.name)))
    say(name, `The file has no column called “${name}”. ${list}`);
  const twice = columns.find(({ name }, index) => columns.findIndex((other) => other.name === name) !== index);
  if (twice) say(twice.name, `“${twice.name}” cannot be two things at once, such as what the model reads and what it answers. Choose one.`);
  for (const [role, words] of onlyOnce) {
    const second = of(role)[1];
    if (second) say(second.name, `Only one column can ${words}. Choose one of them.`);
  }

  const answers = of("answer");
  const fields = answers.map(({ field }) => field);
  const unnamed = answers.find(({ field }) => field === null);
  if (answers.length > 1 && unnamed)
    say(unnamed.name, `Several columns make the answer, so each needs a name in it. Name what “${unnamed.name}” is, for example “reply”.`);
  const repeated = answers.find(({ field }, index) => field !== null && fields.indexOf(field) !== index);
  if (repeated) say(repeated.name, `Two parts of the answer are called “${repeated.field}”. Give one of them another name.`);

  const hasConversation = of("conversation").length > 0;
  if (answers.length === 0 && (!hasConversation || of("rejected").length > 0))
    say("answer", `No column holds the answer. Choose the column with the answer that the model should learn. ${list}`);
  if (!hasConversation && of("message").length === 0 && of("rejected").length === 0)
    say("message", `No column is what the model reads. Choose the column with the message or the question. ${list}`);
  if (isUnstorable(systemText)) say("systemText", "The instruction holds a character that cannot be stored. Write it again without it.");
  return problems;
}
