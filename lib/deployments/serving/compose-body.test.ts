import { expect, test } from "vitest";
import { composeBody } from "./compose-body";

const messages = [{ role: "user", content: "Where?" }];
const bodyOf = (asked: object, parameters: Record<string, number>) => {
  const text = JSON.stringify({ model: "support", messages, ...asked });
  const variant = { trainerModel: "ft:1", systemPrompt: "", parameters };
  return JSON.parse(composeBody({ text, read: { messages }, isStream: false }, variant, { asWhole: false, countsStreams: false }));
};

test.each([
  [{ max_tokens: 500 }, { max_completion_tokens: 50 }],
  [{ max_completion_tokens: 500 }, { max_tokens: 50 }],
  [{ max_tokens: 500, max_completion_tokens: 600 }, { max_tokens: 50 }],
])("a variant's limit takes the place of the program's, by whichever name: %j and %j", (asked, parameters) => {
  expect(bodyOf(asked, parameters)).toEqual({ model: "ft:1", messages, ...parameters });
});

test("without one, the program's stays as it is", () => {
  expect(bodyOf({ max_tokens: 500 }, { temperature: 0.1 })).toEqual({ model: "ft:1", messages, max_tokens: 500, temperature: 0.1 });
});
