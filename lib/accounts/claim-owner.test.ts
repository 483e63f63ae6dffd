import "@/lib/testing/clone-database";
import { hashPassword } from "better-auth/crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { GET as getMe } from "@/app/api/v1/me/route";
import { POST as postOwner } from "@/app/api/v1/owner/route";
import { db } from "@/lib/db/client";
import { claimOwner } from "./claim-owner";
import { createOwnerLink } from "./create-owner-link";
import { isOwnerLinkOpen } from "./is-owner-link-open";
import { signIn } from "./sign-in";

vi.mock("better-auth/crypto", { spy: true });

const ada = { name: "Ada", email: "Ada@Example.org", password: "correct horse battery" };

beforeEach(async () => {
  await db.ownerLink.deleteMany();
  await db.user.deleteMany();
});

async function openLink(): Promise<string> {
  const token = await createOwnerLink();
  if (!token) throw new Error("there is an owner already");
  return token;
}

describe("the owner link", () => {
  test("makes one owner, who is signed in and can sign in again", async () => {
    const token = await openLink();
    expect(await isOwnerLinkOpen(token)).toBe(true);
    const body = JSON.stringify({ token, ...ada });
    const response = await postOwner(new Request("http://localhost:3000/api/v1/owner", { method: "POST", body }));
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ name: "Ada", email: "ada@example.org", role: "owner" });

    const cookie = response.headers
      .getSetCookie()
      .map((set) => set.split(";")[0])
      .join("; ");
    const me = await getMe(new Request("http://localhost:3000/api/v1/me", { headers: { cookie } }), { params: Promise.resolve({}) });
    expect(await me.json()).toMatchObject({ email: "ada@example.org", role: "owner" });
    expect((await signIn("ada@example.org", ada.password)).getSetCookie()[0]).toContain("HttpOnly");
    await expect(signIn("ada@example.org", "something else entirely")).rejects.toMatchObject({ code: "unauthenticated" });

    expect(await isOwnerLinkOpen(token)).toBe(false);
    await expect(claimOwner({ token, ...ada, email: "eve@example.org" })).rejects.toMatchObject({ code: "conflict" });
    expect(await createOwnerLink()).toBeNull();
  });

  test("two people at once: exactly one becomes the owner", async () => {
    const token = await openLink();
    const attempts = await Promise.allSettled(
      ["a", "b", "c", "d"].map((name) => claimOwner({ token, ...ada, email: `${name}@example.org` })),
    );
    expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.user.count()).toBe(1);
    expect(await db.account.count()).toBe(1);
  });

  test("two links at once: still exactly one owner", async () => {
    const first = await openLink();
    const { expiresAt } = await db.ownerLink.findFirstOrThrow();
    const second = await openLink();
    const { hashToken } = await import("./tokens");
    await db.ownerLink.create({ data: { tokenHash: hashToken(first), expiresAt } });
    const attempts = await Promise.allSettled(
      [first, second].map((token, index) => claimOwner({ token, ...ada, email: `${index}@example.org` })),
    );
    expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.user.count({ where: { role: "owner" } })).toBe(1);
  });

  test("an older link stops working when a new one is made, and one that has run out is no link", async () => {
    const old = await openLink();
    const token = await openLink();
    await expect(claimOwner({ token: old, ...ada })).rejects.toMatchObject({ code: "conflict" });
    await db.ownerLink.updateMany({ data: { expiresAt: new Date(0) } });
    expect(await isOwnerLinkOpen(token)).toBe(false);
    await expect(claimOwner({ token, ...ada })).rejects.toMatchObject({ code: "conflict" });
    expect(await db.user.count()).toBe(0);
  });

  test("whoever holds no open link makes Hone hash nothing", async () => {
    vi.mocked(hashPassword).mockClear();
    await expect(claimOwner({ token: "made up", ...ada })).rejects.toMatchObject({ code: "conflict" });
    expect(hashPassword).not.toHaveBeenCalled();
    await claimOwner({ token: await openLink(), ...ada });
    expect(hashPassword).toHaveBeenCalledOnce();
  });

  test("a short password is refused in words, and the link stays open", async () => {
    const token = await openLink();
    const body = JSON.stringify({ token, ...ada, password: "short" });
    const response = await postOwner(new Request("http://localhost:3000/api/v1/owner", { method: "POST", body }));
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      fields: [{ field: "password", problem: expect.stringContaining("at least 12 characters") }],
    });
    expect(await isOwnerLinkOpen(token)).toBe(true);
  });
});

test("nobody signs up by themselves", async () => {
  const { auth } = await import("./auth");
  const body = JSON.stringify({ ...ada, role: "owner" });
  const headers = { "content-type": "application/json", origin: "http://localhost:3000" };
  const response = await auth.handler(new Request("http://localhost:3000/api/auth/sign-up/email", { method: "POST", headers, body }));
  expect(response.status).toBe(400);
  expect(await db.user.count()).toBe(0);
});
