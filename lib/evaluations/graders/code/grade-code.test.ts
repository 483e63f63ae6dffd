import { describe, expect, test } from "vitest";
import type { Subject } from "../subject";
import { gradeCode } from "./grade-code";

const subject: Subject = {
  prompt: [{ role: "user", content: "How many?" }],
  target: "3",
  targetCalls: [],
  answer: "3 boxes",
  calls: [],
  latencyMs: 12,
  answerTokens: 3,
  costUsd: null,
};
const run = (body: string) => gradeCode(`function grade({ prompt, target, answer, latencyMs }) { ${body} }`, subject);
const expectUngraded = async (body: string, words: RegExp) => {
  const { score, reason } = await run(body);
  expect({ score, reason }).toEqual({ score: null, reason: expect.stringMatching(words) });
};

describe("a grader of the team's own", () => {
  test("sees the case and gives a score with a reason", async () => {
    expect(await run("return { score: answer.startsWith(target) ? 1 : 0, reason: 'asked “' + prompt[0].content + '”' }")).toEqual({
      score: 1,
      reason: "asked “How many?”",
    });
    expect(await run("return latencyMs < 20")).toMatchObject({ score: 1 });
    expect(await run("return 0.25")).toEqual({ score: 0.25, reason: "The code gave 0.25." });
  });

  test("may say that it cannot grade a case", async () => {
    expect(await run("return { score: null, reason: 'No number in it.' }")).toEqual({ score: null, reason: "No number in it." });
  });

  test.each([
    ["throw new RangeError('too far')", /threw RangeError: too far/],
    ["throw { get message() { throw 1 }, toString() { throw 2 } }", /cannot be shown/],
    ["return { get score() { throw new Error('no') } }", /threw Error: no/],
    ["return 'good'", /returned good/],
    ["return undefined", /returned undefined/],
    ["return 7", /between 0 and 1/],
    ["return NaN", /no score/],
    ["return { then() {} }", /promise/],
  ])("%s is not graded, and says why", expectUngraded);

  test("code that cannot be read, or defines no function, says so", async () => {
    expect(await gradeCode("function grade( {", subject)).toMatchObject({ score: null, reason: expect.stringContaining("SyntaxError") });
    expect(await gradeCode("const x = 1", subject)).toMatchObject({ score: null, reason: expect.stringContaining("no function named") });
    expect(await gradeCode("throw { get name() { throw 1 } }", subject)).toMatchObject({ score: null });
  });
});

describe("there is no way out", () => {
  test.each([
    "process",
    "require",
    "module",
    "globalThis.process",
    "fetch",
    "XMLHttpRequest",
    "WebSocket",
    "Deno",
    "Bun",
    "setTimeout",
    "WebAssembly",
    "std",
    "os",
    "console",
    "Worker",
    "performance",
    "postMessage",
    "SharedArrayBuffer && Atomics.wait",
  ])("%s is not there, or useless", async (name) => {
    const { score, reason } =
      await run(`let found; try { found = typeof (${name}) === "undefined" ? null : (${name}) } catch { found = null }
      return { score: found === null || ${JSON.stringify(name)}.startsWith("Shared") ? 1 : 0, reason: String(found) }`);
    expect({ score, reason }).toMatchObject({ score: 1 });
  });

  test.each([
    "return this.constructor.constructor('return process')().pid",
    "return grade.constructor('return process')().pid",
    "return (async () => {}).constructor('return process.env')()",
    "return Object.getPrototypeOf(prompt).constructor.constructor('return process.exit(1)')()",
    "return new Function('return this.process.env.PATH')()",
    "return (0, eval)('process.env')",
    "return Reflect.construct(Function, ['return require(\"fs\")'])()",
  ])("constructor chains lead nowhere: %s", async (body) => {
    const { score, reason } = await run(body);
    expect(score).toBeNull();
    expect(reason).toMatch(/threw|promise|returned/);
  });

  test("modules cannot be brought in", async () => {
    await expectUngraded("return import('fs')", /promise|threw/);
    expect(await gradeCode("import fs from 'fs'; function grade() { return 1 }", subject)).toMatchObject({ score: null });
  });

  test("what one case does to its own language is gone with the next", async () => {
    await run(
      'Object.prototype.score = 1; Array.prototype.map = () => []; JSON.stringify = () => \'{"score":1,"reason":"mine"}\'; globalThis.kept = 1; return {}',
    );
    expect(({} as Record<string, unknown>).score).toBeUndefined();
    expect([1].map((one) => one + 1)).toEqual([2]);
    expect(await run("return { score: typeof kept === 'undefined' && {}.score === undefined ? 1 : 0, reason: 'clean' }")).toEqual({
      score: 1,
      reason: "clean",
    });
  });

  test("__proto__ in what comes out changes nothing here", async () => {
    await run("return { score: 1, reason: 'x', ['__proto__']: { polluted: true } }");
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe("time and memory end", () => {
  test.each([
    ["while (true) {}", /longer than/],
    ["for (;;) { try { while (true) {} } catch {} finally { continue } }", /longer than/],
    ["const bomb = []; while (true) bomb.push(new Array(100000).fill(7))", /memory|out of memory|longer/],
    ["let text = 'x'; while (true) text += text", /memory|length|too long|longer/i],
    ["return { score: 1, reason: 'x'.repeat(1e9) }", /memory|length|too long|longer/i],
    ["const deep = () => deep(); return deep()", /deep|stack|memory/i],
    ["return new Promise(() => {})", /promise/],
    ["return (async () => { while (true) await null })()", /promise|longer/],
    ["new ArrayBuffer(2 ** 31); return 1", /memory|threw|length/i],
  ])("%s", expectUngraded);

  test("a long reason is cut, not carried out", async () => {
    const { score, reason } = await run("return { score: 1, reason: 'x'.repeat(100000) }");
    expect(score).toBe(1);
    expect(reason).toHaveLength(500);
  });

  test("a pattern that backtracks for ever ends with its thread, and the next case is graded", async () => {
    const { score, reason } = await run("return /^(a+)+$/.test('a'.repeat(40) + '!') ? 1 : 0");
    expect(score).toBeNull();
    expect(reason).toMatch(/longer than/);
    expect(await run("return 1")).toMatchObject({ score: 1 });
  });

  test("while one loops, this thread is free", async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 10);
    await run("while (true) {}");
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(0);
  });

  test("many at once are all answered", async () => {
    const all = await Promise.all(Array.from({ length: 50 }, (_, index) => run(`return ${index % 2}`)));
    expect(all.map(({ score }) => score)).toEqual(Array.from({ length: 50 }, (_, index) => index % 2));
  });
});
