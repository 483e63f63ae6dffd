import { expect, test } from "vitest";
import { mapRow } from "./map-row";
import { importMappingSchema } from "./schemas";

const columns = importMappingSchema.parse({ shape: "columns", prompt: "text", answer: "label" });
const chat = importMappingSchema.parse({ shape: "messages", prompt: "messages" });
const user = { role: "user", content: "Hello" };
const assistant = { role: "assistant", content: "Hi" };

test("two columns make a conversation of two", () => {
  expect(mapRow({ text: "Hello", label: "Hi", other: 1 }, columns)).toEqual({ messages: [user, assistant], group: null });
});

test("system text, system column and group go where they belong", () => {
  const mapping = { ...columns, system: "rules", group: "thread", systemText: "Be brief." };
  expect(mapRow({ text: "Hello", label: "Hi", rules: "Be kind.", thread: 7 }, mapping)).toEqual({
    messages: [{ role: "system", content: "Be kind." }, user, assistant],
    group: "7",
  });
  expect(mapRow({ text: "Hello", label: "Hi", thread: "" }, mapping)).toEqual({
    messages: [{ role: "system", content: "Be brief." }, user, assistant],
    group: null,
  });
});

test("an answer that is an object is written as JSON", () => {
  expect(mapRow({ text: "Hello", label: { category: "billing" } }, columns)).toMatchObject({
    messages: [user, { content: '{"category":"billing"}' }],
  });
});

test("whole conversations are taken from a list, from JSON in a cell, and from text parts", () => {
  expect(mapRow({ messages: [user, assistant] }, chat)).toEqual({ messages: [user, assistant], group: null });
  expect(mapRow({ messages: JSON.stringify([user, assistant]) }, chat)).toMatchObject({ messages: [user, assistant] });
  expect(mapRow({ messages: [{ role: "user", content: [{ type: "text", text: "Hello" }] }, assistant] }, chat)).toMatchObject({
    messages: [user, assistant],
  });
  expect(
    mapRow(
      {
        messages: [
          { from: "human", value: "Hello" },
          { from: "gpt", value: "Hi" },
        ],
      },
      chat,
    ),
  ).toMatchObject({ messages: [user, assistant] });
  expect(mapRow({ messages: [user, { ...assistant, weight: 0 }, user, assistant] }, chat)).toMatchObject({
    messages: [user, { weight: 0 }, user, assistant],
  });
});

test.each([
  [{ text: "Hello" }, columns, "label", "has no “label”"],
  [{ text: "  ", label: "Hi" }, columns, "text", "“text” is empty"],
  [{ text: "Hello", label: "Hi" }, { ...columns, answer: null }, "", "No column holds the answer"],
  [{ text: "a\0b", label: "Hi" }, columns, "text", "cannot be stored"],
  [{ text: "half \ud83d pair", label: "Hi" }, columns, "text", "cannot be stored"],
  [{ text: "Hello", label: "Hi", thread: "a\0" }, { ...columns, group: "thread" }, "thread", "cannot be stored"],
  [{ messages: "no" }, chat, "messages", "not a list of messages"],
  [{ messages: [] }, chat, "messages", "not a list of messages"],
  [{ messages: [assistant, user] }, chat, "messages", "does not end with the assistant"],
  [{ messages: [user, { role: "assistant", content: " " }] }, chat, "messages", "last answer is empty"],
  [{ messages: [assistant] }, chat, "messages", "Nobody asks"],
  [{ messages: [user, { ...assistant, weight: 0 }] }, chat, "messages", "weight 0"],
  [{ messages: [user, { role: "tool", content: "x" }, assistant] }, chat, "messages[1]", "“tool”"],
  [{ messages: [{ role: "user", content: [{ type: "image_url" }] }, assistant] }, chat, "messages[0]", "has no text"],
  [{ messages: [1, assistant] }, chat, "messages[0]", "not an object"],
])("%j is rejected in words", (record, mapping, field, words) => {
  expect(mapRow(record, mapping)).toEqual({ field, problem: expect.stringContaining(words) });
});
