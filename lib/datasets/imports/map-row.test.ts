import { describe, expect, test } from "vitest";
import { mapRow } from "./map-row";
import { type ImportMapping, importMappingSchema } from "./schemas";

const map = (roles: Record<string, ImportMapping["columns"][number]["role"]>, systemText = "") =>
  importMappingSchema.parse({ columns: Object.entries(roles).map(([name, role]) => ({ name, role })), systemText });
const columns = map({ text: "message", label: "answer" });
const chat = map({ messages: "conversation" });
const pair = map({ prompt: "message", chosen: "answer", rejected: "rejected" });
const user = { role: "user", content: "Hello" };
const assistant = { role: "assistant", content: "Hi" };
const messagesOf = (record: Record<string, unknown>, mapping: ImportMapping) => {
  const mapped = mapRow(record, mapping);
  return "kind" in mapped ? mapped : mapped.content.messages;
};

describe("columns", () => {
  test("two make a conversation of two", () => {
    expect(mapRow({ text: "Hello", label: "Hi", other: 1 }, columns)).toEqual({
      content: { messages: [user, assistant], tools: null, rejected: null },
      group: null,
      tags: [],
    });
  });

  test("instruction, group and tags go where they belong", () => {
    const mapping = {
      ...map({ text: "message", label: "answer", rules: "instruction", thread: "group", labels: "tag" }),
      systemText: "Be brief.",
    };
    expect(
      mapRow({ text: "Hello", label: "Hi", rules: "Be kind.", thread: 7, labels: "moving house; billing;; billing" }, mapping),
    ).toMatchObject({
      content: { messages: [{ role: "system", content: "Be kind." }, user, assistant] },
      group: "7",
      tags: ["moving house", "billing"],
    });
    expect(mapRow({ text: "Hello", label: "Hi", thread: "", labels: ["a, b", 3] }, mapping)).toMatchObject({
      content: { messages: [{ role: "system", content: "Be brief." }, user, assistant] },
      group: null,
      tags: ["a, b", "3"],
    });
  });

  test("several are read one below the other, those with a label under it, and empty ones are left out", () => {
    const mapping = importMappingSchema.parse({
      columns: [
        { name: "instruction", role: "message" },
        { name: "input", role: "message" },
        { name: "product", role: "message", field: "Product" },
        { name: "label", role: "answer" },
      ],
    });
    expect(messagesOf({ instruction: "Sort it.", input: "", product: "Gas", label: "x" }, mapping)).toMatchObject([
      { content: "Sort it.\n\nProduct: Gas" },
      {},
    ]);
  });

  test("several make one answer in JSON, in their order", () => {
    const mapping = importMappingSchema.parse({
      columns: [
        { name: "text", role: "message" },
        { name: "queue_final", role: "answer", field: "queue" },
        { name: "agent_reply", role: "answer", field: "reply" },
        { name: "due", role: "answer", field: "due", isOptional: true },
      ],
    });
    const row = { text: "Hello", queue_final: "moving", agent_reply: "Sorry.", due: "" };
    expect(messagesOf(row, mapping)).toMatchObject([user, { content: '{"queue":"moving","reply":"Sorry.","due":null}' }]);
    expect(mapRow({ ...row, agent_reply: " " }, mapping)).toMatchObject({ kind: "empty_answer", field: "agent_reply" });
  });

  test("an answer that is an object is written as JSON, even with a role of its own in it", () => {
    expect(messagesOf({ text: "Hello", label: { category: "billing" } }, columns)).toMatchObject([
      user,
      { content: '{"category":"billing"}' },
    ]);
    expect(messagesOf({ text: "Hello", label: '{"from":"Ulm","to":"Bonn"}' }, columns)).toMatchObject([
      user,
      { content: '{"from":"Ulm","to":"Bonn"}' },
    ]);
  });
});

describe("conversations", () => {
  test.each([
    ["a list", [user, assistant]],
    ["JSON in a cell", JSON.stringify([user, assistant])],
    ["JSON in JSON in a cell", JSON.stringify(JSON.stringify([user, assistant]))],
    ["an object with a list", { messages: [user, assistant] }],
    ["text parts", [{ role: "user", content: [{ type: "text", text: "Hello" }] }, assistant]],
    [
      "ShareGPT",
      [
        { from: "human", value: "Hello" },
        { from: "gpt", value: "Hi" },
      ],
    ],
  ])("%s", (_, messages) => {
    expect(messagesOf({ messages }, chat)).toEqual([user, assistant]);
  });

  test("a weight of 0 stays", () => {
    expect(messagesOf({ messages: [user, { ...assistant, weight: 0 }, user, { ...assistant, weight: 1 }] }, chat)).toEqual([
      user,
      { ...assistant, weight: 0 },
      user,
      assistant,
    ]);
  });

  const call = (args: string) => ({ id: "c1", type: "function", function: { name: "find", arguments: args } });
  const tools = [{ type: "function", function: { name: "find", parameters: { type: "object", properties: {} } } }];

  test("tools, calls and their answers are kept as they are written, also where they are wrong", () => {
    for (const args of ['{"a":1}', '"{\\"a\\":1}"', "{broken"]) {
      const messages = [
        user,
        { role: "assistant", content: null, tool_calls: [call(args)] },
        { role: "tool", content: "42", tool_call_id: "c1" },
        assistant,
      ];
      expect(mapRow({ messages, tools, parallel_tool_calls: false }, map({ messages: "conversation", tools: "tools" }))).toMatchObject({
        content: {
          messages: [user, { content: "", tool_calls: [call(args)] }, { role: "tool", tool_call_id: "c1" }, assistant],
          tools,
        },
      });
    }
  });

  test("a call may be the answer, and older ways of writing one are understood", () => {
    expect(
      messagesOf({ messages: [user, { role: "assistant", tool_calls: [{ function: { name: "find", arguments: { a: 1 } } }] }] }, chat),
    ).toEqual([user, { role: "assistant", content: "", tool_calls: [{ ...call('{"a":1}'), id: "call_1" }] }]);
    const older = [
      user,
      { role: "assistant", function_call: { name: "find", arguments: "{}" } },
      { role: "function", name: "find", content: "1" },
      assistant,
    ];
    expect(messagesOf({ messages: older }, chat)).toMatchObject([
      user,
      { tool_calls: [{ id: "call_1" }] },
      { role: "tool", tool_call_id: "call_1" },
      assistant,
    ]);
    const shareGpt = [
      { from: "human", value: "Hello" },
      { from: "function_call", value: '{"name":"find","arguments":{}}' },
      { from: "observation", value: "1" },
      { from: "gpt", value: "Hi" },
    ];
    expect(messagesOf({ messages: shareGpt }, chat)).toMatchObject([
      user,
      { tool_calls: [{ function: { name: "find" } }] },
      { role: "tool", tool_call_id: "call_1" },
      assistant,
    ]);
  });
});

describe("pairs", () => {
  const expected = { messages: [user, assistant], rejected: [{ role: "assistant", content: "No" }] };
  const no = { role: "assistant", content: "No" };

  test.each([
    ["texts", { prompt: "Hello", chosen: "Hi", rejected: "No" }, pair],
    ["lists of messages", { prompt: [user], chosen: [assistant], rejected: [no] }, pair],
    ["one message each", { prompt: "Hello", chosen: { from: "gpt", value: "Hi" }, rejected: { from: "gpt", value: "No" } }, pair],
    ["two whole conversations", { chosen: [user, assistant], rejected: [user, no] }, map({ chosen: "answer", rejected: "rejected" })],
    [
      "as OpenAI writes them",
      { input: { messages: [user], tools: [], parallel_tool_calls: true }, preferred_output: [assistant], non_preferred_output: [no] },
      map({ input: "conversation", preferred_output: "answer", non_preferred_output: "rejected" }),
    ],
  ])("%s", (_, record, mapping) => {
    expect(mapRow(record, mapping)).toMatchObject({ content: expected });
  });

  test("two answers that are the same teach nothing", () => {
    expect(mapRow({ prompt: "Hello", chosen: "Hi", rejected: "Hi" }, pair)).toMatchObject({ kind: "identical_pair", field: "rejected" });
  });
});

describe("text", () => {
  test.each([
    "<|endoftext|>",
    "\u202eright to left\u202c",
    "a\ufeffb",
    "👩‍👩‍👧",
    "NÃO, MANHÃ” e “IRMÃ»",
    "naïve café – “Ünïcode” … 10 €",
    "Đà Nẵng",
    "« Un café…» et «à…»",
    "Fuß¹, Maß²",
  ])("%s is text", (text) => {
    expect(messagesOf({ text, label: "Hi" }, columns)).toMatchObject([{ content: text }, assistant]);
  });

  test("letters that were damaged wait for a repair, unless somebody keeps them", () => {
    const row = { text: "Iâ€™d like toâ€¦", label: "Hi" };
    expect(mapRow(row, columns)).toMatchObject({
      kind: "damaged_text",
      field: "text",
      problem: expect.stringContaining("“Iâ€™d like toâ€¦”"),
    });
    expect(mapRow({ ...row, text: "lost \ufffd letter" }, columns)).toMatchObject({
      kind: "damaged_text",
      problem: expect.stringContaining("write them again"),
    });
    expect(mapRow(row, columns, { keepDamaged: true })).toMatchObject({ content: { messages: [{ content: row.text }, assistant] } });
    expect(mapRow({ ...row, text: "fine", unused: row.text }, columns)).toMatchObject({ content: {} });
  });
});

test.each([
  [{ text: "Hello" }, columns, "missing_field", "label", "has no “label”"],
  [{ text: "Hello", label: undefined }, columns, "short_row", "label", "ends early: 1 of 2 columns"],
  [{ text: "  ", label: "Hi" }, columns, "empty_prompt", "text", "“text” is empty"],
  [{ text: "Hello", label: null }, columns, "empty_answer", "label", "“label” is empty"],
  [{ text: "Hello", label: "\ufeff" }, columns, "empty_answer", "label", "“label” is empty"],
  [{ text: "Hello", label: "Hi" }, map({ text: "message" }), "missing_field", "", "No column holds the answer"],
  [{ text: "a\0b", label: "Hi" }, columns, "unstorable_text", "text", "cannot be stored"],
  [{ text: "half \ud83d pair", label: "Hi" }, columns, "unstorable_text", "text", "cannot be stored"],
  [
    { text: "Hello", label: "Hi", thread: "a\0" },
    map({ text: "message", label: "answer", thread: "group" }),
    "unstorable_text",
    "thread",
    "cannot be stored",
  ],
  [
    { text: "Hello", label: "Hi", topic: "a\0" },
    map({ text: "message", label: "answer", topic: "tag" }),
    "unstorable_text",
    "topic",
    "cannot be stored",
  ],
  [
    { messages: '[{"role":"user","content":"\\u0000"},{"role":"assistant","content":"Hi"}]' },
    chat,
    "unstorable_text",
    "messages",
    "cannot be stored",
  ],
  [{ messages: "no" }, chat, "not_a_conversation", "messages", "not a list of messages"],
  [{ messages: "[{'role': 'user'}]" }, chat, "not_a_conversation", "messages", "single quotes"],
  [{ messages: [] }, chat, "not_a_conversation", "messages", "not a list of messages"],
  [{ messages: [assistant, user] }, chat, "no_answer", "messages", "does not end with the assistant"],
  [{ messages: [user, { role: "assistant", content: " " }] }, chat, "empty_answer", "messages", "last answer is empty"],
  [{ messages: [assistant] }, chat, "no_user_turn", "messages", "Nobody asks"],
  [{ messages: [user, { ...assistant, weight: 0 }] }, chat, "nothing_to_learn", "messages", "weight 0"],
  [{ messages: [user, { role: "poet", content: "x" }, assistant] }, chat, "wrong_role", "messages[1]", "“poet”"],
  [{ messages: [{ role: "user", content: [{ type: "image_url" }] }, assistant] }, chat, "not_text", "messages[0]", "has no text"],
  [{ messages: [1, assistant] }, chat, "wrong_role", "messages[0]", "not an object"],
  [{ messages: [user, { role: "assistant", tool_calls: [{}] }] }, chat, "broken_tools", "messages[1]", "names no function"],
  [{ messages: { messages: [user, assistant], tools: [1] } }, chat, "broken_tools", "messages.tools", "tools cannot be read"],
])("%j is rejected in words", (record, mapping, kind, field, words) => {
  expect(mapRow(record, mapping)).toEqual({ kind, field, problem: expect.stringContaining(words) });
});
