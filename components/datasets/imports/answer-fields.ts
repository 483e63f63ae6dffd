interface AnswerField {
  name: string;
  value: string;
}

const mostFields = 12;
const short = 48;

/** An answer that is a flat JSON object reads as its fields; any other as its text, which `null` says. */
export function answerFields(answer: string): { short: AnswerField[]; long: AnswerField[] } | null {
  const parsed = answer.trimStart().startsWith("{") ? parseJson(answer) : null;
  if (parsed === null || typeof parsed !== "object" || Array.isArray(parsed)) return null;
  const fields = Object.entries(parsed).map(([name, value]) => ({
    name,
    value: typeof value === "string" ? value : JSON.stringify(value),
  }));
  if (fields.length === 0 || fields.length > mostFields) return null;
  const isShort = ({ value }: AnswerField) => value.length <= short && !value.includes("\n");
  return { short: fields.filter(isShort), long: fields.filter((field) => !isShort(field)) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
