import { randomUUID } from "node:crypto";
import type { Caller, Person } from "@/lib/accounts/caller";
import { createApiKey } from "@/lib/accounts/create-api-key";
import type { Role } from "@/lib/accounts/permissions";
import { db } from "@/lib/db/client";

/** Somebody new, with a role in the workspace. */
export async function createPerson(role: Role = "expert"): Promise<Person> {
  const id = randomUUID();
  const user = await db.user.create({ data: { id, name: "Ada", email: `${id}@example.org`, role } });
  return { userId: user.id, name: user.name, email: user.email, role };
}

/** A project of its own for one test, seen by somebody with this role in it. */
export async function createCaller(role: Role = "owner"): Promise<Caller> {
  const person = await createPerson();
  const project = await db.project.create({ data: { name: "Support triage", members: { create: { userId: person.userId, role } } } });
  return { userId: person.userId, projectId: project.id, role };
}

/** A request as a program sends it: under this person's API key. */
export async function requestAs(person: { userId: string }, path: string, init: RequestInit & { duplex?: "half" } = {}): Promise<Request> {
  const { key } = await createApiKey({ userId: person.userId, name: "", email: "", role: "viewer" }, { name: "test" });
  const headers = new Headers(init.headers);
  headers.set("authorization", `Bearer ${key}`);
  return new Request(`http://localhost:3000${path}`, { ...init, headers });
}
