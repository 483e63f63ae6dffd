import { expect, test } from "vitest";
import { guessMapping } from "./guess-mapping";

const roles = (records: Record<string, unknown>[]) =>
  Object.fromEntries(guessMapping(records).mapping.columns.map(({ name, role, field }) => [name, field ? `${role}: ${field}` : role]));
const turns = [
  { role: "user", content: "a" },
  { role: "assistant", content: "b" },
];

test.each([
  [
    { messages: turns, tools: [{ type: "function" }] },
    { messages: "conversation", tools: "tools" },
  ],
  [{ talk: JSON.stringify(turns), id: 1 }, { talk: "conversation" }],
  [
    { conversations: [{ from: "human", value: "a" }], system: "s" },
    { conversations: "conversation", system: "instruction" },
  ],
  [
    { prompt: "a", completion: "b" },
    { prompt: "message", completion: "answer" },
  ],
  [
    { instruction: "a", input: "", output: "b" },
    { instruction: "message", input: "message", output: "answer" },
  ],
  [
    { input: { messages: [turns[0]] }, preferred_output: [turns[1]], non_preferred_output: [turns[1]] },
    { input: "conversation", preferred_output: "answer", non_preferred_output: "rejected" },
  ],
  [
    { input: { messages: [turns[0]] }, preferred_completion: [turns[1]], non_preferred_completion: [turns[1]] },
    { input: "conversation", preferred_completion: "answer", non_preferred_completion: "rejected" },
  ],
  [
    { chosen: turns, rejected: turns },
    { chosen: "answer", rejected: "rejected" },
  ],
  [
    { question: "q", chosen: "a", rejected: "b" },
    { question: "message", chosen: "answer", rejected: "rejected" },
  ],
  [
    { id: 1, Text: "a long text", Label: "b" },
    { Text: "message", Label: "answer" },
  ],
  [
    { question: "a", answer: "b", system_prompt: "c", thread_id: "d", tags: "e" },
    { question: "message", answer: "answer", system_prompt: "instruction", thread_id: "group", tags: "tag" },
  ],
  [
    { kurz: "ja", lang: "ein langer Satz, den jemand schrieb" },
    { lang: "message", kurz: "answer" },
  ],
  [
    { category: "x", message: "y" },
    { message: "message", category: "answer" },
  ],
  [
    { message_id: 3, ticket_body: "y", agent_reply: "z" },
    { ticket_body: "message", agent_reply: "answer" },
  ],
  [{ text: "only one" }, { text: "message" }],
  [
    { note: "x", reply: "y", "Source row": "2", "What to fix": "A long explanation of what is wrong", "Hone row": "3" },
    { note: "message", reply: "answer" },
  ],
])("%j", (record, expected) => {
  expect(roles([record])).toEqual(expected);
});

test("a helpdesk export: message, reply and queue, customer, labels", () => {
  const records = Array.from({ length: 20 }, (_, index) => ({
    ticket_body: `A long message number ${index}`,
    agent_reply: `A reply number ${index}`,
    queue_final: ["moving", "billing", "outage"][index % 3],
    customer_no: `40-${index}`,
    labels: "a; b",
    csat: 4,
    agent_id: "jmarsh",
  }));
  expect(roles(records)).toEqual({
    ticket_body: "message",
    queue_final: "answer: queue",
    agent_reply: "answer: reply",
    labels: "tag",
    customer_no: "group",
  });
  expect(guessMapping(records).guessed).toEqual(["ticket_body", "queue_final", "agent_reply"]);
});

test("says why, and says what is missing", () => {
  expect(guessMapping([{ text: "a", label: "b" }]).reason).toContain("by their names");
  expect(guessMapping([{ text: "a" }]).reason).toContain("one column only");
  expect(guessMapping([]).mapping.columns).toEqual([]);
});
