import { expect, test } from "vitest";
import { membersOf, replaceMembers } from "./json-members";

test("only what is named changes; numbers keep their digits and keys their order", () => {
  const text = '{ "seed": 12345678901234567890, "temperature":1.0,\n "model" : "a", "n":[1e2, {"x":"}"}] }';
  expect(replaceMembers(text, { model: '"b"' })).toBe('{"seed":12345678901234567890,"temperature":1.0,"model":"b","n":[1e2, {"x":"}"}]}');
});

test("a member that is named twice is replaced twice, because nobody knows which one a provider reads", () => {
  expect(replaceMembers('{"model":"a","x":1,"model":"c"}', { model: '"b"' })).toBe('{"model":"b","x":1,"model":"b"}');
  expect(replaceMembers('{"mod\\u0065l":"a"}', { model: '"b"' })).toBe('{"model":"b"}');
});

test("what is missing is added, what is undefined is taken out", () => {
  expect(replaceMembers('{"a":1}', { b: "2" })).toBe('{"a":1,"b":2}');
  expect(replaceMembers("{}", { b: "2" })).toBe('{"b":2}');
  expect(replaceMembers(' {"a":1,"b":2}', { a: undefined })).toBe('{"b":2}');
  expect(replaceMembers('{"a":1}', { a: undefined })).toBe("{}");
});

test.each([
  '{"a":"\\\\","b":"\\"}","c":[[],{}],"d":null,"e":true,"f":-1.5e-3,"g":{"h":{"i":"]"}}}',
  '{\n\t"a" :\r\n [ "x" , {"b":[ ] } ] ,"c":"" }',
  '{"":0,"€":"\\u20ac","__proto__":{"a":1}}',
])("every value is found: %s", (text) => {
  const parsed = JSON.parse(text);
  const members = membersOf(text);
  expect(members.map(({ key }) => key)).toEqual(Object.keys(parsed));
  for (const { key, from, to } of members)
    expect(JSON.parse(text.slice(from, to))).toEqual(Object.entries(parsed).find(([name]) => name === key)?.[1]);
  expect(JSON.parse(replaceMembers(text, { added: "1" }))).toEqual({ ...parsed, added: 1 });
});
