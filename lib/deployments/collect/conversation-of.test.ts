import { expect, test } from "vitest";
import { answerMessage, conversationOf } from "./conversation-of";

const call = { id: "call_1", type: "function", function: { name: "look", arguments: "{}" } };

test("what a program sent becomes a conversation of ours", () => {
  const request = {
    model: "triage",
    temperature: 0,
    messages: [
      { role: "developer", content: "Be brief." },
      {
        role: "user",
        name: null,
        content: [
          { type: "text", text: "Where is" },
          { type: "text", text: "my parcel?" },
        ],
      },
      { role: "assistant", content: null, tool_calls: [call] },
      { role: "tool", tool_call_id: "call_1", content: "At the door." },
    ],
  };
  expect(conversationOf(request)).toEqual({
    messages: [
      { role: "system", content: "Be brief." },
      { role: "user", content: "Where is\nmy parcel?" },
      { role: "assistant", content: "", tool_calls: [call] },
      { role: "tool", content: "At the door.", tool_call_id: "call_1" },
    ],
    tools: null,
  });
});

test("what examples cannot hold is said, not cut away", () => {
  const picture = { role: "user", content: [{ type: "image_url", image_url: { url: "data:" } }] };
  expect(conversationOf({ messages: [picture] })).toEqual({ problem: expect.stringContaining("pictures") });
  expect(conversationOf({ messages: [{ role: "oracle", content: "?" }] })).toEqual({ problem: expect.stringContaining("oracle") });
  expect(conversationOf({ messages: [] })).toHaveProperty("problem");
  expect(conversationOf(null)).toHaveProperty("problem");
});

test("an answer of calls is calls again, and one that only looks like them is text", () => {
  expect(answerMessage(JSON.stringify([call]))).toEqual({ role: "assistant", content: "", tool_calls: [call] });
  expect(answerMessage(`Let me look.\n${JSON.stringify([call])}`)).toEqual({
    role: "assistant",
    content: "Let me look.",
    tool_calls: [call],
  });
  expect(answerMessage('[{"queue": "refund"}]')).toEqual({ role: "assistant", content: '[{"queue": "refund"}]' });
  expect(answerMessage("refund")).toEqual({ role: "assistant", content: "refund" });
});

test("a request that no stack is deep enough for is a problem of its own, and of no other", () => {
  const parameters = JSON.parse(`${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`);
  const tools = [{ type: "function", function: { name: "look", parameters } }];
  expect(conversationOf({ messages: [{ role: "user", content: "Where?" }], tools })).toEqual({
    problem: expect.stringContaining("deeply"),
  });
});
