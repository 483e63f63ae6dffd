import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { z } from "zod";

const specFile = fileURLToPath(new URL("../../../../shared/specs/openai.openapi.yaml", import.meta.url));
export const isSpecPresent = existsSync(specFile);

const nodeSchema = z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]);

/** What the older OpenAPI says its own way: `nullable`, limits that are excluded by a flag, references that lead to `$defs`. */
export function toJsonSchema(node: unknown): unknown {
  const parsed = nodeSchema.safeParse(node);
  if (!parsed.success) return node;
  if (Array.isArray(parsed.data)) return parsed.data.map(toJsonSchema);
  const { nullable, discriminator: _, ...rest } = parsed.data;
  const schema = Object.fromEntries(Object.entries(rest).flatMap(([key, value]) => translate(key, value, rest)));
  return nullable === true ? { anyOf: [schema, { type: "null" }] } : schema;
}

function translate(key: string, value: unknown, siblings: Record<string, unknown>): [string, unknown][] {
  if (key === "$ref") return [[key, String(value).replace("#/components/schemas/", "#/$defs/")]];
  if (key === "exclusiveMinimum" && value === true) return [[key, siblings.minimum]];
  if (key === "minimum" && siblings.exclusiveMinimum === true) return [];
  return [[key, toJsonSchema(value)]];
}

/** Parsing all 87,000 lines takes longer than the tests: only the schemas in use are cut out, by their indentation. */
function schemaTexts(lines: string[]): Map<string, string> {
  const start = lines.indexOf("  schemas:");
  const texts = new Map<string, string>();
  let name: string | undefined;
  let from = start + 1;
  for (let at = start + 1; at <= lines.length; at += 1) {
    const line = lines[at] ?? "";
    const heading = /^ {4}([A-Za-z0-9_.-]+):/.exec(line)?.[1];
    const isEnd = at === lines.length || /^ {0,2}\S/.test(line);
    if (heading === undefined && !isEnd) continue;
    if (name !== undefined) texts.set(name, lines.slice(from, at).join("\n"));
    if (isEnd) break;
    name = heading;
    from = at;
  }
  return texts;
}

function collect(texts: Map<string, string>, wanted: string[]): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const queue = [...wanted];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (name in found) continue;
    const text = texts.get(name);
    if (text === undefined) throw new Error(`The specification has no schema ${name}.`);
    found[name] = toJsonSchema(z.record(z.string(), z.unknown()).parse(parse(text))[name]);
    queue.push(...[...text.matchAll(/#\/components\/schemas\/([A-Za-z0-9_.-]+)/g)].flatMap((match) => match[1] ?? []));
  }
  return found;
}

/** Validators by schema name. */
export function loadSpec(names: string[]): Map<string, ValidateFunction> {
  const $defs = collect(schemaTexts(readFileSync(specFile, "utf8").split("\n")), names);
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true, schemas: [{ $id: "spec", $defs }] });
  return new Map(names.map((name) => [name, ajv.compile({ $ref: `spec#/$defs/${name}` })]));
}
