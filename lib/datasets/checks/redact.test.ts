import { expect, test } from "vitest";
import { findPersonalData } from "./find-personal-data";
import { findSecrets } from "./find-secrets";
import { redact } from "./redact";

const personal = (text: string, types = ["card", "email", "phone"]) => redact(text, (part) => findPersonalData(part), types);
const secret = (text: string) => redact(text, (part) => findSecrets(part), ["password"]);

test.each([
  ['{"card":4111111111111111}', '{"card":"{card}"}'],
  ['{ "cards": [4111111111111111, "4111 1111 1111 1111"], "sum": 1.50 }', '{ "cards": ["{card}", "{card}"], "sum": 1.50 }'],
  ['{"text":"Write to\\nada@lovelace.org"}', '{"text":"Write to\\n{email}"}'],
  ['{"ada@lovelace.org":"\\"ada@lovelace.org\\"","n":4111111111111111}', '{"{email}":"\\"{email}\\"","n":"{card}"}'],
])("JSON stays JSON: %s", (before, after) => {
  expect(() => JSON.parse(after)).not.toThrow();
  expect(personal(before)).toBe(after);
});

test("what is known only by its name goes as a whole", () => {
  expect(secret('{"password":12345e7}')).toBe('{"password":"{password}"}');
});

test("any other text has its placeholders as they are, and types that are not asked for stay", () => {
  expect(personal("4111111111111111")).toBe("{card}");
  expect(personal("My card is 4111111111111111, write to ada@lovelace.org")).toBe("My card is {card}, write to {email}");
  expect(personal('{"card":4111111111111111,"to":"ada@lovelace.org"}', ["email"])).toBe('{"card":4111111111111111,"to":"{email}"}');
});
