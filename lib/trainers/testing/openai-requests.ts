import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { z } from "zod";
import { collectSchemas, leniently, namesIn, readSpec, sectionTexts, toJsonSchema } from "./openai-spec";

export interface SentRequest {
  method: string;
  /** Below the base URL, with its query. */
  path: string;
  contentType: string | undefined;
  body: Buffer<ArrayBuffer>;
}

const parameterSchema = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean().default(false),
  schema: z.unknown(),
  style: z.string().optional(),
});
const operationSchema = z.object({
  parameters: z.array(parameterSchema).default([]),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: z.unknown() })) }).optional(),
});
const itemSchema = z.record(z.string(), z.record(z.string(), z.unknown()));
type Parameter = z.infer<typeof parameterSchema>;

interface Operation {
  name: string;
  parameters: Parameter[];
  /** By type of content; null where no body is read. */
  bodies: Map<string, ValidateFunction> | null;
}

/** Holds requests against OpenAI's own specification: its name for what is asked, and what is wrong with it. */
export function createRequestCheck(): (request: SentRequest) => Promise<{ operation: string; problems: string[] }> {
  const lines = readSpec();
  const paths = [...sectionTexts(lines, "paths:")].map(([template, text]) => ({ template, text, pattern: patternOf(template) }));
  const known = new Map<string, Operation | null>();

  function findOperation(method: string, pathname: string): Operation | null {
    const path = paths.find(({ pattern }) => pattern.test(pathname));
    if (!path) return null;
    const name = `${method} ${path.template}`;
    const operation =
      known.get(name) ?? readOperation(lines, name, itemSchema.parse(parse(path.text))[path.template]?.[method.toLowerCase()]);
    known.set(name, operation);
    return operation;
  }

  return async ({ method, path, contentType = "", body }) => {
    const { pathname, searchParams } = new URL(path, "http://provider");
    const operation = findOperation(method, pathname);
    if (!operation) return { operation: `${method} ${pathname}`, problems: ["There is no such operation."] };
    const problems = findQueryProblems(operation.parameters, searchParams);
    if (operation.bodies) problems.push(...(await findBodyProblems(operation.bodies, contentType, body)));
    else if (body.length > 0) problems.push("There is a body, and none is read.");
    return { operation: operation.name, problems };
  };
}

const patternOf = (template: string) => new RegExp(`^${template.replace(/\{[^}]+\}/g, "[^/]+")}$`);

function readOperation(lines: string[], name: string, given: unknown): Operation | null {
  if (given === undefined) return null;
  const { parameters, requestBody } = operationSchema.parse(given);
  if (!requestBody) return { name, parameters, bodies: null };
  const schemas = collectSchemas(lines, namesIn(JSON.stringify(requestBody)));
  const parts = partsOfOthers(schemas);
  const $defs = Object.fromEntries(Object.entries(schemas).map(([key, schema]) => [key, closeObjects(schema, parts.has(key))]));
  const ajv = new Ajv2020({ ...leniently, schemas: [{ $id: "spec", $defs }] });
  const bodies = Object.entries(requestBody.content).map(([type, { schema }]) => {
    const reference = z.object({ $ref: z.string() }).parse(toJsonSchema(schema));
    return [type, ajv.compile({ $ref: `spec${reference.$ref}` })] as const;
  });
  return { name, parameters, bodies: new Map(bodies) };
}

async function findBodyProblems(bodies: Map<string, ValidateFunction>, contentType: string, body: Buffer<ArrayBuffer>): Promise<string[]> {
  const validate = bodies.get(contentType.split(";")[0] ?? "");
  if (!validate) return [`The body is ${contentType || "missing"}.`];
  if (validate(await readBody(contentType, body))) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath || "/"} ${message} ${JSON.stringify(params)}`);
}

function findQueryProblems(parameters: Parameter[], query: URLSearchParams): string[] {
  const known = parameters.filter((parameter) => parameter.in === "query");
  const missing = known.filter(({ name, required }) => required && !query.has(name)).map(({ name }) => `${name} is missing.`);
  const wrong = [...query].flatMap(([key, value]) => {
    const parameter = known.find(({ name, style }) => (style === "deepObject" ? key.startsWith(`${name}[`) : key === name));
    if (!parameter) return `Nothing is read under ${key}.`;
    // An object comes in parts, each of them a text.
    if (parameter.style === "deepObject") return [];
    const ajv = new Ajv2020({ ...leniently, coerceTypes: true });
    return ajv.validate({ properties: { value: toJsonSchema(parameter.schema) } }, { value }) ? [] : `${key}: ${ajv.errorsText()}`;
  });
  return [...missing, ...wrong];
}

async function readBody(contentType: string, body: Buffer<ArrayBuffer>): Promise<unknown> {
  if (contentType.startsWith("application/json")) return JSON.parse(body.toString());
  const form = await new Response(body, { headers: { "content-type": contentType } }).formData();
  return Object.fromEntries(
    await Promise.all([...form].map(async ([name, one]) => [name, typeof one === "string" ? one : await one.text()])),
  );
}

/**
 * What an object does not name is left to the reader by the specification, but not by the provider, who refuses it; and a name that is
 * spelled wrongly would pass unseen. An object that is composed of several says at its root what is left.
 */
function closeObjects(node: unknown, isPart = false): unknown {
  if (Array.isArray(node)) return node.map((one) => closeObjects(one, isPart));
  if (typeof node !== "object" || node === null) return node;
  const isPartBelow = (key: string) => key === "allOf" || (isPart && (key === "anyOf" || key === "oneOf"));
  const closed = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closeObjects(value, isPartBelow(key))]));
  const isObject = "properties" in node || "allOf" in node;
  return isObject && !isPart && !("additionalProperties" in node) ? { ...closed, unevaluatedProperties: false } : closed;
}

/** Schemas that others are composed of: they cannot say that there is nothing besides. */
function partsOfOthers(schemas: Record<string, unknown>): Set<string> {
  const lists = JSON.stringify(schemas).matchAll(/"allOf":\[((?:\{"\$ref":"[^"]+"\},?)*)/g);
  return new Set([...lists].flatMap(([, list = ""]) => [...list.matchAll(/#\/\$defs\/([^"]+)/g)].flatMap((match) => match[1] ?? [])));
}
