import "@/lib/testing/clone-database";
import { hashPassword } from "better-auth/crypto";
import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { createPerson } from "@/lib/testing/factories";
import { auth } from "./auth";
import { signIn } from "./sign-in";

const home = "http://localhost:3000";
const password = "correct horse battery";
let email: string;
let asked = 0;

beforeEach(async () => {
  const person = await createPerson("owner");
  email = person.email;
  const account = { id: person.userId, userId: person.userId, accountId: person.userId, providerId: "credential" };
  await db.account.create({ data: { ...account, password: await hashPassword(password) } });
});

/** Each from an address of its own, as a header can claim. */
async function tryAs(address: string, typed: string) {
  const headers = {
    "content-type": "application/json",
    origin: home,
    "x-forwarded-for": `198.51.${Math.floor(++asked / 250)}.${asked % 250}`,
  };
  const body = JSON.stringify({ email: address, password: typed });
  const response = await auth.handler(new Request(`${home}/api/auth/sign-in/email`, { method: "POST", headers, body }));
  return { status: response.status, answer: await response.json(), retryAfter: response.headers.get("retry-after") };
}
const failTenTimes = async (address: string) => {
  for (let tries = 0; tries < 10; tries++) expect((await tryAs(address, "not the password")).status).toBe(401);
};

test("after ten failures an e-mail rests, from whatever address it is tried, and then is free again", async () => {
  await failTenTimes(email);
  const refused = await tryAs(email.toUpperCase(), password);
  expect(refused).toMatchObject({
    status: 429,
    answer: { code: "SIGN_IN_PAUSED", message: expect.stringContaining("Try again in 10 minutes") },
  });
  expect(Number(refused.retryAfter)).toBeGreaterThan(500);
  expect((await tryAs((await createPerson()).email, "not the password")).status).toBe(401);
  // Who has just shown a link is let in all the same.
  await signIn(email, password);

  await db.signInTries.updateMany({ data: { since: new Date(Date.now() - 10 * 60_000 - 1) } });
  expect((await tryAs(email, password)).status).toBe(200);
});

test("an e-mail without an account rests in the same words, and no address is stored", async () => {
  await failTenTimes("nobody@example.org");
  await failTenTimes(email);
  const [unknown, known] = [await tryAs("nobody@example.org", password), await tryAs(email, password)];
  expect(unknown).toEqual({ ...known, retryAfter: expect.any(String) });
  expect(JSON.stringify(await db.signInTries.findMany())).not.toContain("@");
});

test("getting it right starts the count anew", async () => {
  for (let round = 0; round < 2; round++) {
    for (let tries = 0; tries < 6; tries++) await tryAs(email, "not the password");
    expect((await tryAs(email, password)).status).toBe(200);
  }
});

test("of many at once no more than ten are looked at", async () => {
  const answers = await Promise.all(Array.from({ length: 15 }, () => tryAs(email, "not the password")));
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
});

test("what is forgotten does not pile up", async () => {
  await db.signInTries.deleteMany();
  await tryAs("old@example.org", "not the password");
  await db.signInTries.updateMany({ data: { since: new Date(0) } });
  await tryAs("new@example.org", "not the password");
  expect(await db.signInTries.count()).toBe(1);
});
