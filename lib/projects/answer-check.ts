import { Ajv2020 } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
import { RE2JS } from "re2js";
import { AppError } from "@/lib/errors";

type AnswerCheck = (answer: string) => string | null;

/** The last few schemas, compiled: compiling takes a thousand times as long as checking. */
const compiled = new Map<string, AnswerCheck>();

/** A check for one project's schema. Throws "invalid", with the reason, when the schema is none. */
export function answerCheck(schema: unknown): AnswerCheck {
  const key = JSON.stringify(schema);
  const known = compiled.get(key);
  if (known) return known;
  const check = compile(schema);
  if (compiled.size > 20) compiled.clear();
  compiled.set(key, check);
  return check;
}

function compile(schema: unknown): AnswerCheck {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema))
    throw new AppError("invalid", 'A format is written as a JSON object, for example { "type": "object" }.');
  const ajv = new Ajv2020({ strict: false, allErrors: false, messages: true, logger: false, code: { regExp: linearPattern } });
  ajvFormats.default(ajv);
  try {
    // Older drafts say so in $schema; what people write by hand means the same in all of them.
    const { $schema: _draft, ...rest } = { $schema: undefined, ...schema };
    const validate = ajv.compile(rest);
    return (answer) => {
      const value = parse(answer);
      if (value === undefined) return notJson(answer);
      if (validate(value)) return null;
      const [first] = validate.errors ?? [];
      return toWords(first?.instancePath ?? "", first?.keyword ?? "", first?.message ?? "", first?.params ?? {});
    };
  } catch (error) {
    throw new AppError("invalid", `This is not a JSON Schema that can be used: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

/** A schema's patterns take time in proportion to the answer: JavaScript's own can take for ever. */
const linearPattern = Object.assign(
  (pattern: string) => {
    const compiled = RE2JS.compile(pattern);
    // By its text the compiler tells one pattern from another.
    return { test: (text: string) => compiled.matcher(text).find(), toString: () => pattern };
  },
  { code: "linearPattern" },
);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function notJson(answer: string): string {
  if (/^\s*```/.test(answer)) return "The answer stands between ``` marks. Take them away, so that only the JSON is left.";
  return "The answer is not JSON.";
}

function toWords(path: string, keyword: string, message: string, params: Record<string, unknown>): string {
  const field = path === "" ? "The answer" : `“${path.slice(1).replaceAll("/", " › ")}”`;
  if (keyword === "required") return `${field} lacks “${String(params.missingProperty)}”.`;
  if (keyword === "additionalProperties") return `${field} has “${String(params.additionalProperty)}”, which the format does not know.`;
  if (keyword === "enum" && Array.isArray(params.allowedValues))
    return `${field} must be one of: ${params.allowedValues.slice(0, 12).join(", ")}.`;
  if (keyword === "type") return `${field} must be ${typeWords(params.type)}.`;
  return `${field} ${message}.`;
}

function typeWords(type: unknown): string {
  const words: Record<string, string> = {
    string: "text",
    number: "a number",
    integer: "a whole number",
    boolean: "true or false",
    object: "an object with fields",
    array: "a list",
    null: "empty (null)",
  };
  return (Array.isArray(type) ? type : [type]).map((one) => words[String(one)] ?? String(one)).join(" or ");
}
