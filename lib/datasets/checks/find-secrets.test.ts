import { expect, test } from "vitest";
import { findSecrets } from "./find-secrets";

const token = `eyJ${"a".repeat(20)}.eyJ${"b".repeat(20)}.${"c".repeat(20)}`;
const found = (text: string) => findSecrets(text).map(({ from, to, type }) => [type, text.slice(from, to)]);

test.each(["", "x ", "access-", "a.b-", "-eyJ-"])("a token is found whole behind “%s”", (before) => {
  const text = `${before}${token}, and so on`;
  expect(found(text)).toEqual([["token", text.slice(before === "-eyJ-" ? 1 : before.length, -", and so on".length)]]);
});

test("a private key that was cut off ends where the next one begins", () => {
  const [begin, end] = ["-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----"];
  expect(found(`${begin}\nMIIE${begin}\nMIIF\n${end} is it`)).toEqual([
    ["private_key", `${begin}\nMIIE`],
    ["private_key", `${begin}\nMIIF\n${end}`],
  ]);
});
