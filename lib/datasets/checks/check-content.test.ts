import { describe, expect, test } from "vitest";
import type { ExampleContent, Message } from "@/lib/datasets/schemas";
import { answerCheck } from "@/lib/projects/answer-check";
import { type CheckRules, checkContent } from "./check-content";
import { findPersonalData } from "./find-personal-data";
import { findSecrets } from "./find-secrets";
import { repairText } from "./repair-text";

const free: CheckRules = { checkAnswer: null, models: [] };
const content = (messages: Message[], rest: Partial<ExampleContent> = {}): ExampleContent => ({
  messages,
  tools: null,
  rejected: null,
  ...rest,
});
const pair = (question: string, answer: string): Message[] => [
  { role: "user", content: question },
  { role: "assistant", content: answer },
];
const kinds = (messages: Message[], rules = free, rest: Partial<ExampleContent> = {}) =>
  checkContent(content(messages, rest), 10, rules).map(({ kind }) => kind);
const calling = (text: string, name = "look_up"): Message[] => [
  { role: "user", content: "Where is my parcel?" },
  { role: "assistant", content: "", tool_calls: [{ id: "a", type: "function", function: { name, arguments: text } }] },
];
const tools: ExampleContent["tools"] = [{ type: "function", function: { name: "look_up" } }];

describe("turns", () => {
  test("of an ordinary conversation are fine", () => {
    expect(kinds(pair("Where is my parcel?", "On its way."))).toEqual([]);
    expect(kinds([{ role: "system", content: "Be brief." }, ...pair("a", "b"), ...pair("c", "d")])).toEqual([]);
  });

  test.each<[string, Message[]]>([
    ["empty_answer", pair("Hello", "")],
    ["empty_answer", pair("Hello", " \n\t")],
    ["no_answer", [{ role: "user", content: "Hello" }]],
    ["no_question", pair("  ", "Hello")],
    ["role_order", [{ role: "user", content: "a" }, ...pair("b", "c")]],
    ["role_order", [...pair("a", "b"), { role: "assistant", content: "c" }]],
    ["role_order", [...pair("a", "b"), { role: "system", content: "c" }, ...pair("d", "e")]],
    [
      "role_order",
      [
        { role: "user", content: "a" },
        { role: "tool", content: "b", tool_call_id: "x" },
        { role: "assistant", content: "c" },
      ],
    ],
  ])("%s is found", (kind, messages) => expect(kinds(messages)).toContain(kind));

  test("a tool's result after its call is in order", () => {
    const messages: Message[] = [
      ...calling("{}"),
      { role: "tool", content: "sent", tool_call_id: "a" },
      { role: "assistant", content: "Sent." },
    ];
    expect(kinds(messages, free, { tools })).toEqual([]);
  });
});

describe("tool calls", () => {
  test("that can be read and are known are fine", () => expect(kinds(calling('{"id":7}'), free, { tools })).toEqual([]));
  test("that are cut off, or are no object, are broken", () => {
    expect(kinds(calling('{"id":'), free, { tools })).toEqual(["broken_tool_call"]);
    expect(kinds(calling("[1]"), free, { tools })).toEqual(["broken_tool_call"]);
  });
  test("that were wrapped twice are told apart", () =>
    expect(kinds(calling(JSON.stringify('{"id":7}')), free, { tools })).toEqual(["double_encoded_tool_call"]));
  test("to a tool that is not listed are unknown", () => {
    expect(kinds(calling("{}", "delete_all"), free, { tools })).toEqual(["unknown_tool"]);
    expect(kinds(calling("{}"), free)).toEqual(["unknown_tool"]);
  });
});

describe("personal data", () => {
  test.each([
    ["email", "Write to anna.müller+x@mail.example.org today", "anna.müller+x@mail.example.org"],
    ["phone", "call +49 (0)30 1234 5678 now", "+49 (0)30 1234 5678"],
    ["phone", "call (415) 555-2671 now", "(415) 555-2671"],
    ["phone", "Tel. 030 / 12345678", "030 / 12345678"],
    ["iban", "to DE89 3704 0044 0532 0130 00 by Monday", "DE89 3704 0044 0532 0130 00"],
    ["card", "card 4111 1111 1111 1111, please", "4111 1111 1111 1111"],
    ["national_id", "SSN 536-22-8731", "536-22-8731"],
    ["national_id", "DNI 12345678Z", "12345678Z"],
    ["national_id", "CPF 529.982.247-25", "529.982.247-25"],
    ["ip", "from 84.112.33.201 at night", "84.112.33.201"],
    ["address", "I live at 12 Old Mill Road in Leeds", "12 Old Mill Road"],
    ["address", "Paket an Bergweg 3, bitte", "Bergweg 3"],
    ["address", "Sie wohnt Lindenstraße 14a in Bonn", "Lindenstraße 14a"],
    ["name", "Hello, my name is Grace Hopper and I wait", "Grace Hopper"],
    ["name", "Guten Tag Frau Lindner, wir", "Lindner"],
    ["name", "Hallo, mein Name ist Emmy Noether und ich warte", "Emmy Noether"],
    ["name", "An Herrn Hilbert, persönlich", "Hilbert"],
    ["name", "Patientin: Anna Berg, geht es besser", "Anna Berg"],
    ["name", "Name: Ada Byron, weiter", "Ada Byron"],
    ["birth_date", "born on 12/03/1980 in Bath", "12/03/1980"],
  ])("%s in “%s”", (type, text, words) => {
    expect(findPersonalData(text).map((match) => [match.type, text.slice(match.from, match.to)])).toEqual([[type, words]]);
  });

  test.each([
    "Order 4711 of 2026-11-23 costs 1,299.00 and weighs 12.5 kg",
    "Version 1.2.3.4 runs on 192.168.0.1 and 127.0.0.1",
    "card 4111 1111 1111 1112",
    "DE89 3704 0044 0532 0130 01",
    "Meet @home at 10:30, room 20 of 35",
    "The invoice number is 20231105 and the tracking code is 884213",
    "Paris and London are cities; my name is on the list",
    "ISO 9001:2015 and 100-200-300",
  ])("not in “%s”", (text) => expect(findPersonalData(text)).toEqual([]));

  test("is one finding for each type, with every place, also in values of tool calls", () => {
    const messages: Message[] = [...pair("I am a@b.org or c@d.org", "Fine"), ...calling('{"to":"e@f.org"}')];
    const found = checkContent(content(messages, { tools }), 10, free);
    expect(found).toMatchObject([
      {
        kind: "personal_data",
        key: "email",
        detail: {
          spans: [
            { part: "messages", message: 0, call: null, from: 5, to: 12 },
            { part: "messages", message: 0, from: 16, to: 23 },
            { part: "messages", message: 3, call: 0, from: 7, to: 14 },
          ],
        },
      },
    ]);
  });
});

describe("secrets", () => {
  const jwt = `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.${"x".repeat(20)}`;
  test.each([
    ["api_key", `use ${"sk-proj-"}${"a1B2".repeat(8)} here`],
    ["api_key", `key ${"AKIA"}IOSFODNN7EXAMPLE`],
    ["api_key", `token ${"ghp_"}${"a1".repeat(18)}`],
    ["token", `jwt ${jwt} end`],
    ["private_key", "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----"],
    ["password", "My password is Tr0ub4dor&3"],
    ["password", "Passwort: geheim123"],
    ["password", "postgres://hone:s3cret!@db:5432/x"],
  ])("%s in “%s”", (type, text) => expect(findSecrets(text).map((match) => match.type)).toEqual([type]));
  test.each([
    "Your password is incorrect",
    "I forgot my password. Please reset it by 10:30",
    "Password: {password}",
    "the secret ingredient",
  ])("not in “%s”", (text) => expect(findSecrets(text)).toEqual([]));
});

describe("text", () => {
  test("in the wrong encoding is found and repaired where that is sure", () => {
    expect(kinds(pair("Le cafÃ© est fermÃ©", "ok"))).toEqual(["damaged_text"]);
    expect(repairText("Le cafÃ© est fermÃ©, itâ€™s 5Â° and â‚¬5")).toBe("Le café est fermé, it’s 5° and €5");
    expect(repairText("déjà vu — naïve €5 日本")).toBe("déjà vu — naïve €5 日本");
    expect(kinds(pair("déjà vu, NÃO, Ângela, 5 °C, “quoted”", "ok"))).toEqual([]);
    expect(kinds(pair("lost \ufffd letter", "ok"))).toEqual(["damaged_text"]);
  });

  test("with a model's control marks is found, with the place", () => {
    expect(kinds(pair("What does <|im_end|> do?", "It ends a turn."))).toEqual(["special_token"]);
    expect(kinds(pair("a < b and [x] <b>bold</b>", "ok"))).toEqual([]);
  });

  test("with blanks around the answer is found", () => expect(kinds(pair("a", " b\n"))).toEqual(["untrimmed"]));
});

describe("answers under a schema", () => {
  const schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    type: "object",
    properties: { urgency: { enum: ["low", "high"] }, due: { type: "string", format: "date" } },
    required: ["urgency"],
    additionalProperties: false,
  };
  const words = (answer: string) => answerCheck(schema)(answer);
  test("that keep it are fine", () => expect(words('{"urgency":"low","due":"2026-11-23"}')).toBeNull());
  test.each([
    ["urgent", "The answer is not JSON."],
    ['```json\n{"urgency":"low"}\n```', "The answer stands between ``` marks. Take them away, so that only the JSON is left."],
    ["{}", "The answer lacks “urgency”."],
    ['{"urgency":"mild"}', "“urgency” must be one of: low, high."],
    ['{"urgency":"low","x":1}', "The answer has “x”, which the format does not know."],
    ['{"urgency":"low","due":"soon"}', '“due” must match format "date".'],
    ["[]", "The answer must be an object with fields."],
  ])("%s: %s", (answer, problem) => expect(words(answer)).toBe(problem));
  test("are found as such", () =>
    expect(kinds(pair("a", "{}"), { ...free, checkAnswer: answerCheck(schema) })).toEqual(["schema_mismatch"]));
  test("a schema that is none says why", () => {
    expect(() => answerCheck({ type: "objekt" })).toThrow("not a JSON Schema that can be used");
    expect(() => answerCheck([])).toThrow("written as a JSON object");
  });
});

test("what no model reads to the end is too long, and says for which", () => {
  const models = [
    { label: "Small", contextLength: 512 },
    { label: "Large", contextLength: 4096 },
  ];
  const found = (tokens: number) => checkContent(content(pair("a", "b")), tokens, { checkAnswer: null, models });
  expect(found(512)).toEqual([]);
  expect(found(700)).toEqual([{ kind: "too_long", key: "", detail: { words: "About 700 tokens; Small reads 512." } }]);
});

// So long that a pattern which tries from every place to the end would take hours for one of them, on whatever machine: only then does a test
// of some seconds meet its limit.
const length = 1_500_000;
test.each(
  ["1", "a@", "+1 ", "0 ", "A1 ", "password ", "Xx ", "-----BEGIN PRIVATE KEY-----", "://a:b", "eyJaaaaaaaa.", "Ã"].map(
    (words) => [words] as const,
  ),
)("text made to be slow is not: “%s” without end", (words) => {
  const text = words.repeat(Math.floor(length / words.length));
  checkContent(content(pair(text, "")), 10, free);
});
