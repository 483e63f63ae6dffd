import "@/lib/testing/clone-database";
import { afterEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { expectConsole } from "@/lib/testing/expect-console";
import { createCaller, requestAs } from "@/lib/testing/factories";
import { route } from "./route";

const body = z.object({ name: z.string() });
const query = z.object({ n: z.coerce.number().optional() });

async function createWorld() {
  const caller = await createCaller();
  const context = { params: Promise.resolve({ projectId: caller.projectId }) };
  let made = 0;
  const handler = route({ may: "edit", query, body, status: 201 }, async ({ body: { name } }) => ({ name, made: ++made }));
  async function send(json: string, headers: Record<string, string> = {}, path = "/api/v1/x") {
    const response = await handler(await requestAs(caller, path, { method: "POST", body: json, headers }), context);
    return { status: response.status, answer: await response.json() };
  }
  return { caller, context, send };
}

const ada = JSON.stringify({ name: "Ada" });

describe("what is sent", () => {
  test("reaches the verb parsed, and the answer has the status", async () => {
    const { send } = await createWorld();
    expect(await send(ada)).toEqual({ status: 201, answer: { name: "Ada", made: 1 } });
  });

  test.each([
    ["{", "not JSON"],
    ["", "not JSON"],
    ['{"name": 1}', "name"],
    ['{"name": "a\\u0000b"}', "cannot be stored"],
    ['{"name": "\\ud83d"}', "cannot be stored"],
    [JSON.stringify({ name: "x".repeat(11 * 1024 * 1024) }), "larger than 10 MB"],
  ])("%.30s is refused in words", async (json, words) => {
    const { send } = await createWorld();
    expect(await send(json)).toMatchObject({ status: 422, answer: { code: "invalid", detail: expect.stringContaining(words) } });
  });

  test("pairs that are whole go through", async () => {
    const { send } = await createWorld();
    expect(await send('{"name": "\\ud83d\\ude00 \\\\u0000"}')).toMatchObject({ status: 201, answer: { name: "😀 \\u0000" } });
  });

  test("a NUL in the address and a bad query are refused", async () => {
    const { send } = await createWorld();
    expect(await send(ada, {}, "/api/v1/x?n=%00")).toMatchObject({ status: 422 });
    expect(await send(ada, {}, "/api/v1/x?n=ten")).toMatchObject({ status: 422, answer: { fields: [{ field: "n" }] } });
  });
});

describe("what is thrown", () => {
  test("on purpose is shown; by a fault is hidden and logged", async () => {
    const { caller, context } = await createWorld();
    const ask = async (error: Error) => {
      const handler = route({ may: "read" }, () => Promise.reject(error));
      return (await handler(await requestAs(caller, "/api/v1/x"), context)).json();
    };
    expect(await ask(new AppError("conflict", "Somebody was faster."))).toMatchObject({ status: 409, detail: "Somebody was faster." });
    expectConsole("error");
    const hidden = await ask(new Error("secret detail"));
    expect(hidden).toMatchObject({ status: 500, code: "internal" });
    expect(JSON.stringify(hidden)).not.toContain("secret");
  });

  test("by a database that is away is said so, and may be asked again", async () => {
    const { caller, context } = await createWorld();
    const handler = route({ may: "read" }, () => Promise.reject(Object.assign(new Error("no server at 10.0.0.7"), { code: "P1001" })));
    expectConsole("error");
    const response = await handler(await requestAs(caller, "/api/v1/x"), context);
    expect(response.headers.get("retry-after")).toBe("5");
    const answer = await response.json();
    expect(answer).toMatchObject({ status: 503, code: "unavailable", detail: expect.stringContaining("database does not answer") });
    expect(JSON.stringify(answer)).not.toContain("10.0.0.7");
  });

  test("nothing to say is 204", async () => {
    const { caller, context } = await createWorld();
    const handler = route({ may: "read" }, () => Promise.resolve(undefined));
    expect((await handler(await requestAs(caller, "/api/v1/x"), context)).status).toBe(204);
  });
});

describe("an Idempotency-Key", () => {
  const key = { "idempotency-key": "one" };
  afterEach(() => void vi.useRealTimers());

  test("gives a repeated request the first answer, and another request a conflict", async () => {
    const { send } = await createWorld();
    const first = await send(ada, key);
    expect(await send(ada, key)).toEqual(first);
    expect(await send(JSON.stringify({ name: "Bob" }), key)).toMatchObject({
      status: 409,
      answer: { detail: expect.stringContaining("another request") },
    });
    expect(await send(ada, key, "/api/v1/y")).toMatchObject({ status: 409 });
    expect(await send(ada, { "idempotency-key": "two" })).toMatchObject({ answer: { made: 2 } });
  });

  test("belongs to its person", async () => {
    const [first, second] = [await createWorld(), await createWorld()];
    await first.send(ada, key);
    expect(await second.send(JSON.stringify({ name: "Bob" }), key)).toMatchObject({ status: 201 });
  });

  test("lets one of several at once through", async () => {
    const { send } = await createWorld();
    const answers = await Promise.all([send(ada, key), send(ada, key), send(ada, key)]);
    expect(answers.filter(({ status }) => status === 201).every(({ answer }) => answer.made === 1)).toBe(true);
    expect(answers.filter(({ status }) => status === 409).every(({ answer }) => answer.detail.includes("still being worked on"))).toBe(
      true,
    );
    expect(await send(ada, key)).toMatchObject({ answer: { made: 1 } });
  });

  test("is free again after a failure, and a minute after a crash", async () => {
    const { caller, context, send } = await createWorld();
    let fails = true;
    const handler = route({ may: "read", status: 201 }, async () => {
      if (fails) throw new AppError("upstream", "The trainer does not answer.");
      return { fine: true };
    });
    const ask = async () => (await handler(await requestAs(caller, "/api/v1/x", { method: "POST", headers: key }), context)).status;
    expect(await ask()).toBe(502);
    fails = false;
    expect(await ask()).toBe(201);

    const crashed = { "idempotency-key": "crashed" };
    await send(ada, crashed);
    const row = { userId_key: { userId: caller.userId, key: "crashed" } };
    await db.idempotencyKey.update({ where: row, data: { status: null } });
    expect(await send(ada, crashed)).toMatchObject({ status: 409 });
    await db.idempotencyKey.update({ where: row, data: { createdAt: new Date(Date.now() - 61_000) } });
    expect(await send(ada, crashed)).toMatchObject({ status: 201, answer: { made: 2 } });
  });

  test("stays with a verb that is at work for minutes", async () => {
    const { caller, context } = await createWorld();
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
    let made = 0;
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const handler = route({ may: "read", status: 201 }, async () => {
      made++;
      await finished;
      return { made };
    });
    const ask = async () => handler(await requestAs(caller, "/api/v1/x", { method: "POST", headers: key }), context);
    const first = ask();
    await expect.poll(() => made).toBe(1);
    const row = { where: { userId_key: { userId: caller.userId, key: "one" } } };
    for (let minutes = 0; minutes < 2; minutes += 1 / 3) {
      vi.advanceTimersByTime(20_000);
      await expect.poll(async () => (await db.idempotencyKey.findUniqueOrThrow(row)).createdAt, { timeout: 10_000 }).toEqual(new Date());
    }
    expect((await ask()).status).toBe(409);
    finish();
    expect(await (await first).json()).toEqual({ made: 1 });
    expect([await (await ask()).json(), made]).toEqual([{ made: 1 }, 1]);
  });

  test("stands for what was made, even when the answer never came", async () => {
    const { caller, context } = await createWorld();
    let made = 0;
    let fails: "before" | "after" | null = "before";
    const again = async (_: unknown, id: string) => ({ id, again: true });
    const handler = route({ may: "read", status: 201, again }, async ({ noteMade }) => {
      await db.$transaction(async (tx) => {
        await noteMade(tx, `thing ${++made}`);
        if (fails === "before") throw new AppError("upstream", "Nothing was made.");
      });
      if (fails === "after") throw new AppError("upstream", "It was made and cannot be shown.");
      return { id: `thing ${made}`, again: false };
    });
    const ask = async () => (await handler(await requestAs(caller, "/api/v1/x", { method: "POST", headers: key }), context)).json();
    expect(await ask()).toMatchObject({ status: 502 });
    fails = "after";
    expect(await ask()).toMatchObject({ status: 502 });
    fails = null;
    expect([await ask(), await ask(), made]).toEqual([{ id: "thing 2", again: true }, { id: "thing 2", again: true }, 2]);
  });

  test("lets nothing be made by who was taken for dead", async () => {
    const { caller, context } = await createWorld();
    const handler = route({ may: "edit", status: 201 }, async ({ noteMade }) => {
      await db.idempotencyKey.updateMany({ where: { userId: caller.userId }, data: { createdAt: new Date(0) } });
      return db.$transaction(async (tx) => {
        await tx.project.update({ where: { id: caller.projectId }, data: { name: "made twice" } });
        await noteMade(tx, "thing");
      });
    });
    const response = await handler(await requestAs(caller, "/api/v1/x", { method: "POST", headers: key }), context);
    expect([response.status, (await response.json()).detail]).toEqual([409, expect.stringContaining("took its place")]);
    expect(await db.project.findUniqueOrThrow({ where: { id: caller.projectId } })).toMatchObject({ name: "Support triage" });
  });

  test("keeps no answer that is shown only once", async () => {
    const { caller, context } = await createWorld();
    const handler = route({ may: "read", status: 201, isSecret: true }, async () => ({ key: "hone_secret" }));
    const ask = async () => handler(await requestAs(caller, "/api/v1/x", { method: "POST", headers: key }), context);
    expect(await (await ask()).json()).toEqual({ key: "hone_secret" });
    expect((await ask()).status).toBe(409);
    expect(JSON.stringify(await db.idempotencyKey.findMany({ where: { userId: caller.userId } }))).not.toContain("hone_secret");
  });

  test("does not stop at a verb without an answer", async () => {
    const { caller, context } = await createWorld();
    let made = 0;
    const handler = route({ may: "read" }, async () => void made++);
    const ask = async () => (await handler(await requestAs(caller, "/api/v1/x", { method: "POST", headers: key }), context)).status;
    expect([await ask(), await ask(), made]).toEqual([204, 204, 1]);
  });
});
