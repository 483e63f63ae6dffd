import "@/lib/testing/clone-database";
import { readdirSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import type { Role } from "@/lib/accounts/permissions";
import { db } from "@/lib/db/client";
import { describeApi } from "@/lib/http/describe-api";
import type { Operation } from "@/lib/http/operation";
import { createPerson, requestAs } from "@/lib/testing/factories";
import { operations } from "./operations";

const here = dirname(fileURLToPath(import.meta.url));
const files = readdirSync(here, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(`${sep}route.ts`));

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** Every handler that the tree exports, by the name its operation must have. */
async function readHandlers(): Promise<Map<string, Handler>> {
  const handlers = new Map<string, Handler>();
  for (const file of files) {
    const path = `/api/v1/${relative(here, join(here, dirname(file)))
      .replaceAll(sep, "/")
      .replace(/\[(\w+)\]/g, "{$1}")}`;
    const exported: Record<string, Handler> = await import(/* @vite-ignore */ join(here, file));
    for (const [method, handler] of Object.entries(exported)) handlers.set(`${method} ${path}`, handler);
  }
  return handlers;
}

const nameOf = ({ method, path }: Operation) => `${method} ${path}`;
const guarded = operations.filter(({ may }) => may !== "public");
const inProject = guarded.filter(({ path }) => path.includes("{projectId}"));

let handlers: Map<string, Handler>;
let projectId: string;
const people: Partial<Record<Role | "stranger", { userId: string }>> = {};

beforeAll(async () => {
  handlers = await readHandlers();
  const project = await db.project.create({ data: { name: "Support triage" } });
  projectId = project.id;
  people.stranger = await createPerson("lead");
  for (const role of ["viewer", "expert", "lead"] as const) {
    const person = await createPerson("viewer");
    await db.projectMember.create({ data: { projectId, userId: person.userId, role } });
    people[role] = person;
  }
});

async function ask(operation: Operation, asking: Role | "stranger" | null): Promise<{ status: number; code: unknown }> {
  const handler = handlers.get(nameOf(operation));
  if (!handler) throw new Error(`${nameOf(operation)} has no handler`);
  const address = operation.path.replace("{projectId}", projectId).replace(/\{\w+\}/g, "unknown");
  const init = { method: operation.method };
  const person = asking && people[asking];
  const request = person ? await requestAs(person, address, init) : new Request(`http://localhost:3000${address}`, init);
  const params = Object.fromEntries(
    [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, name === "projectId" ? projectId : "unknown"]),
  );
  const response = await handler(request, { params: Promise.resolve(params) });
  const answer: unknown = await response.json().catch(() => null);
  return { status: response.status, code: typeof answer === "object" && answer !== null && "code" in answer ? answer.code : null };
}

test("every method in the tree is described, and nothing else is", () => {
  expect(files.length).toBeGreaterThan(15);
  expect([...handlers.keys()].sort()).toEqual(operations.map(nameOf).sort());
});

describe("who is not signed in", () => {
  test.each(guarded.map((operation) => [nameOf(operation), operation] as const))("is asked to by %s", async (_, operation) => {
    expect(await ask(operation, null)).toEqual({ status: 401, code: "unauthenticated" });
  });
});

describe("to a stranger, the project does not exist", () => {
  test.each(inProject.map((operation) => [nameOf(operation), operation] as const))("%s", async (_, operation) => {
    expect(await ask(operation, "stranger")).toEqual({ status: 404, code: "not_found" });
  });
});

describe("a role that is too low is told so", () => {
  const tooLow = { edit: "viewer", launch: "expert", administer: "lead" } as const;
  const closed = inProject.flatMap((operation) =>
    operation.may === "read" || operation.may === "public" ? [] : [[nameOf(operation), operation, tooLow[operation.may]] as const],
  );
  test.each(closed)("%s", async (_, operation, role) => {
    expect(await ask(operation, role)).toEqual({ status: 403, code: "forbidden" });
  });
});

describe("a role that is high enough passes the door", () => {
  const enough = { read: "viewer", edit: "expert", launch: "lead" } as const;
  const open = inProject.flatMap((operation) =>
    operation.may === "administer" || operation.may === "public" ? [] : [[nameOf(operation), operation, enough[operation.may]] as const],
  );
  test.each(open)("%s", async (_, operation, role) => {
    expect(["unauthenticated", "forbidden"]).not.toContain((await ask(operation, role)).code);
  });
});

test("the description is OpenAPI 3.1, with dates as text and required query fields", () => {
  const described = JSON.parse(JSON.stringify(describeApi(operations)));
  expect(described.openapi).toBe("3.1.0");
  const ids = Object.values<Record<string, { operationId: string }>>(described.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );
  expect(new Set(ids).size).toBe(operations.length);
  const project = described.paths["/api/v1/projects/{projectId}"].get;
  expect(project.responses["200"].content["application/json"].schema.properties.createdAt).toMatchObject({
    type: "string",
    format: "date-time",
  });
  const upload = described.paths["/api/v1/projects/{projectId}/datasets/{datasetId}/imports"].post;
  expect(upload.parameters).toContainEqual(expect.objectContaining({ name: "fileName", required: true }));
  expect(upload.parameters).toContainEqual(expect.objectContaining({ name: "format", required: false }));
});
