import { z } from "zod";
import type { Operation } from "./operation";
import { problemSchema } from "./problem";

const json = (schema: object) => ({ "application/json": { schema } });

/** OpenAPI 3.1, made from the same schemas that parse what comes in and shape what goes out. */
export function describeApi(operations: Operation[]) {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: describeOperation(operation) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Hone",
      version: "1",
      description:
        "Everything the dashboard does, for programs. Errors are problem details (RFC 9457) whose `detail` is written for people.",
    },
    servers: [{ url: "/" }],
    security: [{ apiKey: [] }],
    paths,
    components: {
      securitySchemes: { apiKey: { type: "http", scheme: "bearer", description: "An API key: `Authorization: Bearer hone_…`" } },
      schemas: { Problem: toSchema(problemSchema, "output") },
    },
  };
}

const eventStream = (answer: z.ZodType) => ({ "text/event-stream": { schema: toSchema(answer, "output") } });

function describeOperation({
  method,
  path,
  summary,
  may,
  query,
  body,
  isUpload,
  isStream,
  answer,
  status = answer ? 200 : 204,
}: Operation) {
  const ids = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: "path", required: true, schema: { type: "string" } }));
  const created =
    method === "POST" ? [{ name: "Idempotency-Key", in: "header", required: false, schema: { type: "string", maxLength: 200 } }] : [];
  const content = isUpload ? { "application/octet-stream": {} } : body && json(toSchema(body, "input"));
  return {
    operationId: `${method.toLowerCase()}${path.replace(/^\/api\/v1/, "").replace(/[^a-z0-9]+(\w)?/gi, (_, letter: string | undefined) => letter?.toUpperCase() ?? "")}`,
    summary,
    ...(may === "public" ? { security: [] } : { "x-permission": may }),
    parameters: [...ids, ...queryParameters(query), ...created],
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: {
      [status]: { description: "Done", ...(answer ? { content: isStream ? eventStream(answer) : json(toSchema(answer, "output")) } : {}) },
      default: {
        description: "What went wrong and what to do",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

function queryParameters(query: z.ZodObject | undefined) {
  return Object.entries(query?.shape ?? {}).map(([name, field]) => ({
    name,
    in: "query",
    required: field instanceof z.ZodType && !field.safeParse(undefined).success,
    schema: field instanceof z.ZodType ? toSchema(field, "input") : {},
  }));
}

/** JSON has no dates: on the wire they are text. */
function toSchema(schema: z.ZodType, io: "input" | "output"): object {
  const { $schema: _, ...described } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === "date") Object.assign(jsonSchema, { type: "string", format: "date-time" });
    },
  });
  return described;
}
