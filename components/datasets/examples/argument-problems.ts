import { z } from "zod";
import { isJsonObject, parseJson } from "@/lib/datasets/examples/json-text";
import type { ToolCall, Tools } from "@/lib/datasets/schemas";

const parametersSchema = z.object({
  required: z.array(z.string()).catch([]).default([]),
  properties: z
    .record(z.string(), z.object({ enum: z.array(z.json()).optional() }).catch({}))
    .catch({})
    .default({}),
  additionalProperties: z.unknown().optional(),
});

/** What is wrong with a call's arguments, as far as the function's own description says; in words, beside the field. */
export function argumentProblems({ function: { name, arguments: text } }: ToolCall, tools: Tools | null): string[] {
  const value = parseJson(text);
  if (!isJsonObject(value))
    return ['This is not a JSON object yet. It looks like {"order": 4102}: names in double quotes, no comma behind the last.'];
  const described = parametersSchema.safeParse(tools?.find((tool) => tool.function.name === name)?.function.parameters);
  if (!described.success) return [];
  const { required, properties, additionalProperties } = described.data;
  const missing = required.filter((key) => !(key in value)).map((key) => `${name} needs “${key}”.`);
  const unknown =
    additionalProperties === false
      ? Object.keys(value)
          .filter((key) => !(key in properties))
          .map((key) => `${name} knows no “${key}”.`)
      : [];
  const others = Object.entries(value).flatMap(([key, item]) => {
    const allowed = properties[key]?.enum;
    return !allowed || allowed.some((option) => JSON.stringify(option) === JSON.stringify(item))
      ? []
      : [`“${key}” is one of ${allowed.map((option) => JSON.stringify(option)).join(", ")}.`];
  });
  return [...missing, ...unknown, ...others];
}
