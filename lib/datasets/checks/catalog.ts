import { z } from "zod";

/** Every kind of finding, in the order in which they are shown within their severity. */
export const issueKindSchema = z.enum([
  "empty_answer",
  "no_question",
  "no_answer",
  "broken_tool_call",
  "double_encoded_tool_call",
  "secret",
  "schema_mismatch",
  "contradiction",
  "exact_duplicate",
  "near_duplicate",
  "personal_data",
  "too_long",
  "role_order",
  "unknown_tool",
  "damaged_text",
  "special_token",
  "minority_language",
  "rare_label",
  "untrimmed",
]);
export type IssueKind = z.infer<typeof issueKindSchema>;

/** blocks: training on it teaches something wrong · warns: look at it · notes: good to know. */
export type Severity = "blocks" | "warns" | "notes";

/** What Hone can do about it by itself. */
export const fixSchema = z.enum(["redact", "decode_tool_calls", "trim", "repair_text", "merge", "pick"]);
export type Fix = z.infer<typeof fixSchema>;

export interface IssueWords {
  severity: Severity;
  /** Short enough for a tag and a filter. */
  name: string;
  means: string;
  why: string;
  todo: string;
  fix: Fix | null;
  /** What the button says that does it for all. */
  fixAll: string | null;
}

export const issueCatalog: Record<IssueKind, IssueWords> = {
  empty_answer: {
    severity: "blocks",
    name: "Empty answer",
    means: "The answer has no text.",
    why: "The model learns to say nothing.",
    todo: "Write the answer, or delete the example.",
    fix: null,
    fixAll: null,
  },
  no_question: {
    severity: "blocks",
    name: "No question",
    means: "Nobody asks anything: there is no message from a user.",
    why: "The model learns an answer without learning when to give it.",
    todo: "Add what a person would write, or delete the example.",
    fix: null,
    fixAll: null,
  },
  no_answer: {
    severity: "blocks",
    name: "No answer at the end",
    means: "The conversation ends before the assistant answers.",
    why: "The last answer is what the model learns; here there is none.",
    todo: "Add the answer as the last message.",
    fix: null,
    fixAll: null,
  },
  broken_tool_call: {
    severity: "blocks",
    name: "Broken tool call",
    means: "A call to a tool carries values that cannot be read: they are not valid JSON.",
    why: "The model learns to write calls that fail.",
    todo: "Open the example and correct the call, or delete it.",
    fix: null,
    fixAll: null,
  },
  double_encoded_tool_call: {
    severity: "blocks",
    name: "Tool call wrapped twice",
    means: "The values of a tool call were turned into text twice, so they hold quotation marks inside quotation marks.",
    why: "The model learns to write calls that the tool cannot read.",
    todo: "Unwrap them once; what they say stays the same.",
    fix: "decode_tool_calls",
    fixAll: "Unwrap all",
  },
  secret: {
    severity: "blocks",
    name: "Secret",
    means: "There seems to be a password, a key or a token in the text.",
    why: "A tuned model can repeat what it has read to anybody who asks.",
    todo: "Replace it with a placeholder. Change the password or key as well: it has been copied.",
    fix: "redact",
    fixAll: "Replace all with placeholders",
  },
  schema_mismatch: {
    severity: "blocks",
    name: "Breaks the answer format",
    means: "The answer does not have the format that this project asks for.",
    why: "One wrong answer in twenty is enough for the model to get the format wrong now and then.",
    todo: "Correct the answer. If the format itself is outdated, a lead can change it on this page.",
    fix: null,
    fixAll: null,
  },
  contradiction: {
    severity: "warns",
    name: "Contradictory answers",
    means: "The same question is answered in different ways.",
    why: "The model cannot know which one is right, and learns to guess.",
    todo: "Pick the right answer; the examples with another one are taken out.",
    fix: "pick",
    fixAll: null,
  },
  exact_duplicate: {
    severity: "warns",
    name: "Duplicate",
    means: "Another example is the same, word for word.",
    why: "What stands in the data twice is learned twice as strongly.",
    todo: "Keep one of them.",
    fix: "merge",
    fixAll: "Keep the oldest of each",
  },
  near_duplicate: {
    severity: "warns",
    name: "Nearly the same",
    means: "Another example differs in a few words only.",
    why: "Many copies of one case crowd out the others. Hone keeps copies in the same split, so that no test question was seen in training.",
    todo: "Look at the two side by side; keep one, or say that both are needed.",
    fix: "merge",
    fixAll: "Keep the oldest of each",
  },
  personal_data: {
    severity: "warns",
    name: "Personal data",
    means: "There seems to be an e-mail address, a phone number, an account or something else that points to one person.",
    why: "A tuned model can repeat what it has read, and deleting a person's data from a trained model is not possible.",
    todo: "Replace it with a placeholder such as {email}, or say that it is fine.",
    fix: "redact",
    fixAll: "Replace all with placeholders",
  },
  too_long: {
    severity: "warns",
    name: "Too long",
    means: "The conversation is longer than a model you can tune is able to read.",
    why: "Its end is cut off, and the end is the answer.",
    todo: "Shorten it, split it in two, or choose a model that reads more.",
    fix: null,
    fixAll: null,
  },
  role_order: {
    severity: "warns",
    name: "Unusual order of turns",
    means: "The same side speaks twice in a row, an instruction stands in the middle, or a tool answers that nobody called.",
    why: "In use, turns alternate; the model would learn from a form that it never meets.",
    todo: "Put the turns in order, or join those that belong together.",
    fix: null,
    fixAll: null,
  },
  unknown_tool: {
    severity: "warns",
    name: "Unknown tool",
    means: "The answer calls a tool that is not in the example's list of tools.",
    why: "The model learns to call things that do not exist.",
    todo: "Add the tool to the example, or correct the name.",
    fix: null,
    fixAll: null,
  },
  damaged_text: {
    severity: "warns",
    name: "Damaged letters",
    means: "Letters came out wrong, as in “cafÃ©” for “café”. The file was read in the wrong encoding at some point.",
    why: "The model learns to write the damaged letters too.",
    todo: "Repair what can be told for sure; correct the rest by hand.",
    fix: "repair_text",
    fixAll: "Repair all that can be",
  },
  special_token: {
    severity: "warns",
    name: "Control mark in the text",
    means: "The text holds a mark such as <|im_end|> by which models tell turns apart.",
    why: "Some trainers take it for the end of a turn and cut the example there.",
    todo: "Remove it, unless the example is about such marks.",
    fix: null,
    fixAll: null,
  },
  minority_language: {
    severity: "notes",
    name: "Another language",
    means: "The example is in a language that few of the others use.",
    why: "A few examples are not enough to learn a language, but enough to answer in the wrong one now and then.",
    todo: "Add more examples in this language, or leave these out, if they came in by mistake.",
    fix: null,
    fixAll: null,
  },
  rare_label: {
    severity: "notes",
    name: "Rare answer",
    means: "Only a few examples have this answer, while others have it often.",
    why: "What is seen a few times is rarely learned, and cannot be measured.",
    todo: "Add more examples with this answer. If it is a misspelling of another one, correct it.",
    fix: null,
    fixAll: null,
  },
  untrimmed: {
    severity: "notes",
    name: "Blanks around the answer",
    means: "The answer begins or ends with blanks or empty lines.",
    why: "The model learns to write them too, and exact comparisons fail.",
    todo: "Cut them off; the words stay the same.",
    fix: "trim",
    fixAll: "Cut all off",
  },
};

/** What needs the whole dataset to be seen; all others show in one example alone. */
export const datasetKinds: IssueKind[] = ["contradiction", "exact_duplicate", "near_duplicate", "minority_language", "rare_label"];
export const contentKinds: IssueKind[] = issueKindSchema.options.filter((kind) => !datasetKinds.includes(kind));
