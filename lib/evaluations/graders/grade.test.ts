import "@/lib/testing/clone-database";
import { describe, expect, test } from "vitest";
import type { ToolCall } from "@/lib/datasets/schemas";
import { expectConsole } from "@/lib/testing/expect-console";
import { grade } from "./grade";
import { type Grader, gradersSchema } from "./schemas";
import type { Subject } from "./subject";

const context = { projectId: "p", signal: new AbortController().signal };

function subject(target: string, answer: string, more: Partial<Subject> = {}): Subject {
  const prompt = [{ role: "user" as const, content: "How many boxes?" }];
  return { prompt, target, targetCalls: [], answer, calls: [], latencyMs: 800, answerTokens: 12, costUsd: 0.002, ...more };
}

type Options = Grader extends infer G ? (G extends Grader ? Omit<G, "key"> : never) : never;

async function scoreOf(options: Options, given: Subject, ratings: { grader: string; value: number }[] = []) {
  const graders = gradersSchema.parse([{ key: "it", ...options }]);
  return (await grade(graders, { subject: given, ratings, context })).it;
}

const call = (name: string, args: object | string): ToolCall => ({
  id: "c",
  type: "function",
  function: { name, arguments: typeof args === "string" ? args : JSON.stringify(args) },
});

describe("text", () => {
  test.each<[Options, string, string, number | null, string]>([
    [{ kind: "exact" }, "Refund", "refund", 0, "character 1"],
    [{ kind: "exact", ignoreCase: true }, "Refund", "refund", 1, "same"],
    [{ kind: "exact", ignoreSpace: true }, "a refund", "a \n refund", 1, "same"],
    [{ kind: "contains" }, "refund", "You get a refund.", 1, "“refund”"],
    [{ kind: "contains", wanted: ["a", "z"] }, "", "abc", 0, "Lacks “z”"],
    [{ kind: "contains", wanted: ["a", "z"], mode: "any" }, "", "abc", 1, "“a”"],
    [{ kind: "contains", wanted: ["SORRY"], mode: "none", ignoreCase: true }, "", "sorry", 0, "should not"],
    [{ kind: "regex", pattern: "^\\d{4}$" }, "", "2026", 1, "“2026”"],
    [{ kind: "regex", pattern: "^A", flags: "im" }, "", "b\na", 1, "Matches"],
    [{ kind: "regex", pattern: "TODO", isForbidden: true }, "", "TODO: x", 0, "forbidden"],
    [{ kind: "regex", pattern: "(?<=a)b" }, "", "ab", null, "cannot be used"],
    [{ kind: "regex", pattern: "(" }, "", "ab", null, "cannot be used"],
    [{ kind: "label" }, "Return", "return.", 1, "as wanted"],
    [{ kind: "label", labels: ["return", "refund"] }, "return", "exchange", 0, "none of the 2 labels"],
    [{ kind: "label", labels: ["refund"] }, "return", "refund", null, "none of the grader's labels"],
    [{ kind: "label", isMulti: true }, "red, green", "green; blue", 0.5, "lacks “red”; has “blue”"],
    [{ kind: "label", isMulti: true }, '["red","green"]', "- green\n- red", 1, "All 2"],
    [{ kind: "numeric", tolerance: 0.5 }, "3", "about 3.4 boxes", 1, "give or take 0.5"],
    [{ kind: "numeric", tolerance: 0.1 }, "0.2", "0.3", 1, "Right"],
    [{ kind: "numeric", tolerance: 0.05, isRelative: true }, "1,000", "1,051", 0, "Off by 51"],
    [{ kind: "numeric", tolerance: 0, take: "first" }, "3", "3 of 8", 1, "Right"],
    [{ kind: "numeric", tolerance: 0 }, "-2e3", "It is −2000", 1, "Right"],
    [{ kind: "numeric", tolerance: 0 }, "3", "three", 0, "no number"],
    [{ kind: "numeric", tolerance: 0 }, "three", "3", null, "target has no number"],
  ])("%j of %j given %j", async (options, target, answer, score, words) => {
    const graded = await scoreOf(options, subject(target, answer));
    expect(graded?.score).toBe(score);
    expect(graded?.reason).toContain(words);
  });

  test("a pattern and a schema that would backtrack for ever come to an end", async () => {
    const evil = `${"a".repeat(50_000)}!`;
    expect(await scoreOf({ kind: "regex", pattern: "^(a+)+$" }, subject("", evil))).toMatchObject({ score: 0 });
    const schema = { type: "string", pattern: "^(a+)+$" };
    expect(await scoreOf({ kind: "json_schema", schema }, subject("", JSON.stringify(evil)))).toMatchObject({ score: 0 });
  });
});

describe("likeness", () => {
  test.each([
    // Levenshtein's classic: three edits in seven letters.
    ["edit", "kitten", "sitting", 1 - 3 / 7],
    // Lin 2004, section 3: "police killed the gunman" against "police kill the gunman" shares three words of four in order.
    ["rouge_l", "police killed the gunman", "police kill the gunman", 0.75],
    ["rouge_l", "police killed the gunman", "the gunman kill police", 0.5],
    ["token_f1", "the cat sat", "the the cat", 2 / 3],
  ] as const)("%s of %j and %j", async (measure, target, answer, score) => {
    expect((await scoreOf({ kind: "similarity", measure }, subject(target, answer)))?.score).toBeCloseTo(score, 9);
  });

  test("a threshold makes it right or wrong", async () => {
    const near = subject("kitten", "sitting");
    expect(await scoreOf({ kind: "similarity", measure: "edit", passAt: 0.5 }, near)).toMatchObject({ score: 1 });
    expect(await scoreOf({ kind: "similarity", measure: "edit", passAt: 0.6 }, near)).toMatchObject({ score: 0 });
  });

  test("very long texts are compared by their beginnings, and it says so", async () => {
    const likeness = (target: string, answer: string) => scoreOf({ kind: "similarity", measure: "edit" }, subject(target, answer));
    const begun = "ab".repeat(25_000);
    expect(await likeness(`${begun}${"c".repeat(50_000)}`, `${begun}${"d".repeat(50_000)}`)).toMatchObject({
      score: 1,
      reason: expect.stringContaining("by their beginnings"),
    });
    expect((await likeness(`c${begun}`, `${begun}c`))?.score).toBeLessThan(1);
  });
});

describe("JSON", () => {
  const target = '{"total": 100, "name": "Ada Lovelace", "tax": {"rate": 0.2}, "note": "x"}';
  const fields = [
    { path: "total", weight: 2, compare: "number" as const, tolerance: 1 },
    { path: "name", weight: 1, compare: "text" as const },
    { path: "tax.rate", weight: 1, compare: "exact" as const },
    { path: "absent", weight: 5, compare: "exact" as const },
  ];

  test("each field by its own rule and weight; what neither side has does not count", async () => {
    const graded = await scoreOf(
      { kind: "json_fields", fields },
      subject(target, '{"total": "100.5", "name": "Ada", "tax": {"rate": 0.3}}'),
    );
    expect(graded?.score).toBeCloseTo((2 * 1 + 1 * (2 / 3) + 0) / 4, 9);
    expect(graded?.reason).toContain("tax.rate is 0.3 instead of 0.2");
  });

  test.each<[Options, string, number | null]>([
    [{ kind: "json_valid" }, "[1]", 1],
    [{ kind: "json_valid", isObject: true }, "[1]", 0],
    [{ kind: "json_valid" }, '```json\n{"a":1}\n```', 0],
    [{ kind: "json_valid" }, '{"a":', 0],
    [{ kind: "json_schema", schema: { type: "object", required: ["a"] } }, '{"a":1}', 1],
    [{ kind: "json_schema", schema: { type: "object", required: ["a"] } }, "{}", 0],
    [{ kind: "json_schema", schema: { type: "nonsense" } }, "{}", null],
  ])("%j of %s", async (options, answer, score) => {
    expect((await scoreOf(options, subject("", answer)))?.score).toBe(score);
  });

  test("a target that is no object grades nothing", async () => {
    expect(await scoreOf({ kind: "json_fields" }, subject("refund", '{"a":1}'))).toMatchObject({ score: null });
  });
});

describe("calls", () => {
  const wanted = { targetCalls: [call("find", { id: 1, full: true }), call("mail", { to: "a" })] };
  test.each([
    [[call("find", '{"full": true, "id": 1}'), call("mail", { to: "a" })], {}, 1],
    [[call("mail", { to: "a" }), call("find", { id: 1, full: true })], {}, 1],
    [[call("mail", { to: "a" }), call("find", { id: 1, full: true })], { inOrder: true }, 0],
    [[call("find", { id: 2 })], {}, 0],
    [[call("find", { id: 2 })], { compareArguments: false }, 2 / 3],
    [[], {}, 0],
    [[call("find", "not json")], { compareArguments: false }, 2 / 3],
  ])("%j with %j", async (calls, options, score) => {
    expect((await scoreOf({ kind: "tool_calls", ...options }, subject("", "", { ...wanted, calls })))?.score).toBeCloseTo(score, 9);
  });

  test("text wanted, and a call made, is wrong; nothing wanted is not graded", async () => {
    const made = { calls: [call("find", {})] };
    expect(await scoreOf({ kind: "tool_calls" }, subject("Hello", "", made))).toMatchObject({ score: 0 });
    expect(await scoreOf({ kind: "tool_calls" }, subject("", "", made))).toMatchObject({ score: null });
    expect(await scoreOf({ kind: "tool_calls" }, subject("Hello", "Hello"))).toMatchObject({ score: null });
  });
});

describe("limits, people, and all together", () => {
  test.each([
    [{ latencyMs: 1000 }, {}, 1],
    [{ latencyMs: 500 }, {}, 0],
    [{ costUsd: 0.001 }, {}, 0],
    [{ costUsd: 0.001 }, { costUsd: null }, null],
    [{ answerTokens: 12, latencyMs: 800 }, {}, 1],
  ])("%j of %j", async (limits, more, score) => {
    expect((await scoreOf({ kind: "limit", ...limits }, subject("", "x", more)))?.score).toBe(score);
  });

  test("nobody's rating is no rating; several make a mean", async () => {
    const human = { kind: "human" as const, scale: "one_to_five" as const, question: "How helpful?" };
    expect(await scoreOf(human, subject("", "x"))).toMatchObject({ score: null, reason: expect.stringContaining("Nobody") });
    const ratings = [
      { grader: "it", value: 5 },
      { grader: "it", value: 3 },
      { grader: "other", value: 1 },
    ];
    expect(await scoreOf(human, subject("", "x"), ratings)).toEqual({ score: 0.75, reason: "2 people: 5, 3 of 5." });
  });

  test("a weighted score is a mean of its parts, and missing where one of them is", async () => {
    const graders = gradersSchema.parse([
      {
        key: "all",
        kind: "weighted",
        parts: [
          { key: "exact", weight: 3 },
          { key: "short", weight: 1 },
        ],
      },
      { key: "exact", kind: "exact" },
      { key: "short", kind: "limit", answerTokens: 5 },
    ]);
    const task = { ratings: [], context };
    expect((await grade(graders, { ...task, subject: subject("a", "a") })).all).toEqual({
      score: 0.75,
      reason: "exact 100% × 3, short 0% × 1.",
    });
    const scores = await grade(graders, { ...task, subject: subject("", "a") });
    expect(scores.all).toMatchObject({ score: null, reason: expect.stringContaining("“exact” is not graded") });
    expect(scores.short?.score).toBe(0);
  });

  test("a case without a target is not graded by what needs one", async () => {
    const kinds = [
      { kind: "exact" },
      { kind: "contains" },
      { kind: "label" },
      { kind: "json_fields" },
      { kind: "numeric", tolerance: 1 },
      { kind: "similarity", measure: "edit" },
    ] as const;
    for (const options of kinds)
      expect(await scoreOf(options, subject("", "x"))).toMatchObject({ score: null, reason: expect.stringContaining("no target") });
  });

  test("a grader that breaks leaves its case ungraded and the others alone", async () => {
    expectConsole("error");
    const graders = gradersSchema.parse([
      { key: "bad", kind: "exact" },
      { key: "good", kind: "regex", pattern: "x" },
    ]);
    const broken: Subject = Object.defineProperty(subject("x", "x"), "target", {
      get: () => {
        throw new Error("Broken.");
      },
    });
    const scores = await grade(graders, { subject: broken, ratings: [], context });
    expect(scores.bad).toMatchObject({ score: null });
    expect(scores.good).toMatchObject({ score: 1 });
  });
});

describe("a list of graders", () => {
  test.each([
    [[], /needs a grader/],
    [
      [
        { key: "a", kind: "exact" },
        { key: "a", kind: "exact" },
      ],
      /Two graders are called/,
    ],
    [[{ key: "all", kind: "weighted", parts: [{ key: "gone", weight: 1 }] }], /no grader of this list/],
    [[{ key: "l", kind: "limit" }], /at least one limit/],
    [[{ key: "A b", kind: "exact" }], /small letters/],
  ])("%j is refused", (graders, words) => {
    expect(gradersSchema.safeParse(graders).error?.issues[0]?.message).toMatch(words);
  });
});
