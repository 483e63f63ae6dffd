import { parseArgs } from "node:util";
import { type Method, methodSchema } from "@/lib/trainers/schemas";
import { PlainError } from "../platform/plain-error.mjs";

export interface DemoArguments {
  file: string;
  input: string;
  target: string;
  /** Only so many rows, picked by chance but always the same. */
  limit: number | null;
  /** Left out: what the trainer prefers. */
  method: Method | undefined;
  json: boolean;
}

const usage = "npm run demo -- --data FILE --input COLUMN --target COLUMN [--limit N] [--method lora|full] [--json]";

export function readArguments(argv: string[]): DemoArguments {
  const { data, input, target, limit, method, json } = parse(argv);
  const missing = Object.entries({ data, input, target }).find(([, value]) => !value)?.[0];
  if (!data || !input || !target) throw new PlainError(`--${missing} is missing. Call it like this:\n  ${usage}`);
  const rows = limit === undefined ? null : Number(limit);
  if (rows !== null && (!Number.isInteger(rows) || rows < 1)) {
    throw new PlainError(`--limit is ${limit}. Give the number of rows to use, for example --limit 1000.`);
  }
  const chosen = methodSchema.optional().safeParse(method);
  if (!chosen.success) throw new PlainError(`--method is ${method}. Use lora (a small adapter) or full (the whole model).`);
  return { file: data, input, target, limit: rows, method: chosen.data, json };
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        data: { type: "string" },
        input: { type: "string" },
        target: { type: "string" },
        limit: { type: "string" },
        method: { type: "string" },
        json: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new PlainError(`${error instanceof Error ? error.message : error}\nCall it like this:\n  ${usage}`);
  }
}
