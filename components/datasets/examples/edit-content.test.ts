import { describe, expect, test } from "vitest";
import type { ExampleContent, Message } from "@/lib/datasets/schemas";
import { contentProblem } from "./content-problem";
import { addToolCall, addTurn, canMove, changeRejected, changeTurn, moveTurn, openCalls, removeTurn, swapPair } from "./edit-content";

const call = (name: string, args: string, id = "call_1") => ({ id, type: "function" as const, function: { name, arguments: args } });
const talk = (...messages: Message[]): ExampleContent => ({ messages, tools: null, rejected: null });
const asked: Message = { role: "user", content: "Where is it?" };
const answer: Message = { role: "assistant", content: "On its way." };
const lookup: Message = { role: "assistant", content: "", tool_calls: [call("find_order", '{"id":1}')] };
const found: Message = { role: "tool", content: "sent", tool_call_id: "call_1" };

describe("turns", () => {
  test("are added, changed, moved and removed without touching the others", () => {
    const longer = addTurn(talk(asked, answer), 0, "system");
    expect(longer.messages.map(({ role }) => role)).toEqual(["system", "user", "assistant"]);
    expect(changeTurn(longer, 0, { content: "Be brief." }).messages[0]).toEqual({ role: "system", content: "Be brief." });
    expect(moveTurn(longer, 0, 1).messages.map(({ role }) => role)).toEqual(["user", "system", "assistant"]);
    expect(removeTurn(longer, 0)).toEqual(talk(asked, answer));
  });

  test("never move past the answer, and the answer stays", () => {
    const { messages } = talk(asked, lookup, found, answer);
    expect([0, 1, 2, 3].map((index) => [canMove(messages, index, -1), canMove(messages, index, 1)])).toEqual([
      [false, true],
      [true, true],
      [true, false],
      [false, false],
    ]);
  });

  test("read but not learned weigh 0; learned again they carry no weight at all", () => {
    const earlier = changeTurn(talk(asked, answer, asked, answer), 1, { weight: 0 });
    expect(earlier.messages[1]).toEqual({ ...answer, weight: 0 });
    expect(changeTurn(earlier, 1, { weight: 1 }).messages[1]).toEqual(answer);
  });

  test("a result is joined to the call that waits for one", () => {
    expect(addTurn(talk(asked, lookup, answer), 2, "tool").messages[2]).toEqual({ role: "tool", content: "", tool_call_id: "call_1" });
    expect(openCalls([asked, lookup, found])).toEqual([]);
    const two = addToolCall(talk(asked, lookup, found, answer), 3);
    expect(two.messages[3]?.tool_calls).toEqual([call("", "{}", "call_2")]);
  });
});

test("preferred and not preferred change places", () => {
  const pair = changeRejected(talk(asked, answer), "No idea.");
  const swapped = swapPair(pair);
  expect([swapped.messages.at(-1)?.content, swapped.rejected?.at(-1)?.content]).toEqual(["No idea.", "On its way."]);
  expect(swapPair(swapped)).toEqual(pair);
});

describe("what cannot be saved", () => {
  test.each([
    ["an empty answer", talk(asked, { ...answer, content: " " }), 1, "The answer is empty"],
    ["an empty question", talk({ ...asked, content: "" }, answer), 0, "This message is empty"],
    [
      "arguments that are not JSON",
      talk(asked, { ...lookup, tool_calls: [call("find", "{id:1}")] }, found, answer),
      1,
      "not a JSON object",
    ],
    ["arguments that are a list", talk(asked, { ...lookup, tool_calls: [call("find", "[1]")] }, found, answer), 1, "not a JSON object"],
    ["a call without a name", talk(asked, { ...lookup, tool_calls: [call("", "{}")] }, found, answer), 1, "no name"],
    ["half a pair", changeRejected(talk(asked, answer), ""), "rejected", "not preferred is empty"],
    ["a conversation without a question", talk(answer), null, "Nobody asks anything"],
  ] as const)("is %s", (_, content, at, words) => {
    expect(contentProblem(content)).toEqual({ at, words: expect.stringContaining(words) });
  });

  test("is not a call without words, nor a whole conversation", () => {
    expect(contentProblem(talk(asked, lookup, found, answer))).toBeNull();
  });
});
