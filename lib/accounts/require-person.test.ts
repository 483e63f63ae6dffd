import "@/lib/testing/clone-database";
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { expectConsole } from "@/lib/testing/expect-console";
import { createCaller, createPerson, requestAs } from "@/lib/testing/factories";
import { auth } from "./auth";
import type { Person } from "./caller";
import { createApiKey } from "./create-api-key";
import { deleteApiKey } from "./delete-api-key";
import { listApiKeys } from "./list-api-keys";
import { callerFor } from "./require-caller";
import { requirePerson } from "./require-person";
import { signIn } from "./sign-in";

const home = "http://localhost:3000";

async function signedIn(): Promise<{ person: Person; cookie: string }> {
  const person = await createPerson("lead");
  const { hashPassword } = await import("better-auth/crypto");
  const password = await hashPassword("correct horse battery");
  await db.account.create({
    data: { id: randomUUID(), userId: person.userId, accountId: person.userId, providerId: "credential", password },
  });
  const headers = await signIn(person.email, "correct horse battery");
  return {
    person,
    cookie: headers
      .getSetCookie()
      .map((set) => set.split(";")[0])
      .join("; "),
  };
}

describe("by cookie", () => {
  test("the session says who it is, until it is signed out", async () => {
    const { person, cookie } = await signedIn();
    const request = () => new Request(`${home}/api/v1/me`, { headers: { cookie } });
    expect(await requirePerson(request(), "read")).toEqual(person);
    const left = await auth.handler(
      new Request(`${home}/api/auth/sign-out`, {
        method: "POST",
        headers: { cookie, origin: home, "content-type": "application/json" },
        body: "{}",
      }),
    );
    expect(left.status).toBe(200);
    await expect(requirePerson(request(), "read")).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("a cookie that was made up or tampered with is nobody's", async () => {
    const { cookie } = await signedIn();
    for (const bad of [cookie.slice(0, -6), "hone.session_token=made-up.signature", ""])
      await expect(requirePerson(new Request(home, { headers: { cookie: bad } }), "read")).rejects.toMatchObject({
        code: "unauthenticated",
      });
  });

  test("changes come from a page of ours alone", async () => {
    const { person, cookie } = await signedIn();
    const from = (headers: Record<string, string>) =>
      requirePerson(new Request(`${home}/api/v1/projects`, { method: "POST", headers: { cookie, ...headers } }), "read");
    const foreign: Record<string, string>[] = [
      {},
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: "http://localhost:3000.evil.example", host: "localhost:3000" },
    ];
    for (const headers of foreign)
      await expect(from(headers)).rejects.toMatchObject({
        code: "forbidden",
        message: expect.stringContaining("not from a page of this Hone"),
      });
    expect(await from({ origin: home })).toEqual(person);
    expect(await from({ origin: "http://192.168.1.5:3000", host: "192.168.1.5:3000" })).toEqual(person);
  });

  test("signing in from another site's page is refused", async () => {
    const { person } = await signedIn();
    const body = JSON.stringify({ email: person.email, password: "correct horse battery" });
    const headers = { "content-type": "application/json", origin: "https://evil.example", host: "localhost:3000" };
    expectConsole("error");
    expect((await auth.handler(new Request(`${home}/api/auth/sign-in/email`, { method: "POST", headers, body }))).status).toBe(403);
  });
});

test("guessing passwords is slowed down", async () => {
  const { person } = await signedIn();
  const body = JSON.stringify({ email: person.email, password: "not the password" });
  const headers = { "content-type": "application/json", origin: home, "x-forwarded-for": "192.0.2.7" };
  const statuses = [];
  for (let attempt = 0; attempt < 5; attempt++)
    statuses.push((await auth.handler(new Request(`${home}/api/auth/sign-in/email`, { method: "POST", headers, body }))).status);
  expect(statuses.slice(0, 3)).toEqual([401, 401, 401]);
  expect(statuses.at(-1)).toBe(429);
});

describe("by API key", () => {
  test("the key may do what its person may do, needs no origin, and is stored as a hash", async () => {
    const person = await createPerson("expert");
    const { key, id } = await createApiKey(person, { name: "CI" });
    const request = () => new Request(home, { method: "POST", headers: { authorization: `Bearer ${key}` } });
    expect(await requirePerson(request(), "edit")).toEqual(person);
    await expect(requirePerson(request(), "launch")).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("As expert you may not approve runs"),
    });
    expect(JSON.stringify(await db.apiKey.findMany())).not.toContain(key);
    expect(JSON.stringify(await listApiKeys(person))).not.toContain(key.slice(5));
    expect((await listApiKeys(person))[0]?.lastUsedAt).toBeInstanceOf(Date);

    await expect(deleteApiKey(await createPerson(), id)).rejects.toMatchObject({ code: "not_found" });
    await deleteApiKey(person, id);
    await expect(requirePerson(request(), "read")).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(deleteApiKey(person, id)).rejects.toMatchObject({ code: "not_found" });
  });

  test.each(["Bearer hone_unknown", "Bearer something", "Basic aG9uZQ==", "hone_x"])(
    "%s is nobody's key, whatever the cookie says",
    async (authorization) => {
      const { cookie } = await signedIn();
      await expect(requirePerson(new Request(home, { headers: { authorization, cookie } }), "read")).rejects.toMatchObject({
        code: "unauthenticated",
      });
    },
  );
});

describe("in a project", () => {
  test("the workspace's owner is at home everywhere; others where they are members, with the role they have there", async () => {
    const { projectId, userId } = await createCaller("viewer");
    const member = { userId, name: "", email: "", role: "lead" as const };
    expect(await callerFor(member, projectId, "read")).toEqual({ userId, projectId, role: "viewer" });
    await expect(callerFor(member, projectId, "edit")).rejects.toMatchObject({ code: "forbidden" });
    const owner = await createPerson("owner");
    expect(await callerFor(owner, projectId, "administer")).toMatchObject({ role: "owner" });
    await expect(callerFor(await createPerson("lead"), projectId, "read")).rejects.toMatchObject({ code: "not_found" });
    await expect(callerFor(owner, "unknown", "read")).rejects.toMatchObject({ code: "not_found" });
  });
});

test("requests from the factories are signed in", async () => {
  const person = await createPerson("viewer");
  expect(await requirePerson(await requestAs(person, "/"), "read")).toEqual(person);
});
