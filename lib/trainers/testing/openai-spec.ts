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

/** The entries of one section by name. Parsing all 87,000 lines takes longer than the tests: only what is in use is cut out, by its indentation. */
export function sectionTexts(lines: string[], heading: string): Map<string, string> {
  const indent = heading.search(/\S/) + 2;
  const entry = new RegExp(`^ {${indent}}([^\\s:]+):`);
  const outside = new RegExp(`^ {0,${indent - 2}}\\S`);
  const start = lines.indexOf(heading);
  const texts = new Map<string, string>();
  let name: string | undefined;
  let from = start + 1;
  for (let at = start + 1; at <= lines.length; at += 1) {
    const line = lines[at] ?? "";
    const next = entry.exec(line)?.[1];
    const isEnd = at === lines.length || outside.test(line);
    if (next === undefined && !isEnd) continue;
    if (name !== undefined) texts.set(name, lines.slice(from, at).join("\n"));
    if (isEnd) break;
    name = next;
    from = at;
  }
  return texts;
}

export const namesIn = (text: string) =>
  [...text.matchAll(/#\/components\/schemas\/([A-Za-z0-9_.-]+)/g)].flatMap((match) => match[1] ?? []);

export const readSpec = () => readFileSync(specFile, "utf8").split("\n");

/** Schemas by name, with all that they lead to. */
export function collectSchemas(lines: string[], wanted: string[]): Record<string, unknown> {
  const texts = sectionTexts(lines, "  schemas:");
  const found: Record<string, unknown> = {};
  const queue = [...wanted];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (name in found) continue;
    const text = texts.get(name);
    if (text === undefined) throw new Error(`The specification has no schema ${name}.`);
    found[name] = toJsonSchema(z.record(z.string(), z.unknown()).parse(parse(text))[name]);
    queue.push(...namesIn(text));
  }
  return found;
}

/** The specification is not written for one dialect of JSON Schema: what its words do not decide is let pass. */
export const leniently = { strict: false, validateFormats: false, allErrors: true } as const;

/** Validators by schema name. */
export function loadSpec(names: string[]): Map<string, ValidateFunction> {
  const $defs = collectSchemas(readSpec(), names);
  const ajv = new Ajv2020({ ...leniently, schemas: [{ $id: "spec", $defs }] });
  return new Map(names.map((name) => [name, ajv.compile({ $ref: `spec#/$defs/${name}` })]));
}
