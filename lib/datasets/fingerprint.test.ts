import { expect, test } from "vitest";
import { groupKeyOf } from "./fingerprint";

const keyOf = (question: string) =>
  groupKeyOf(
    [
      { role: "user", content: question },
      { role: "assistant", content: "On its way." },
    ],
    null,
  );

/** All that `\s` means, one letter each. */
const whiteSpace = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((letter) => /\s/.test(letter));

test("the same question is the same question, whatever white space and capitals it is written with", () => {
  const plain = keyOf("where is my order");
  expect(whiteSpace.length).toBeGreaterThan(20);
  for (const space of [...whiteSpace, "  ", " \n "])
    for (const written of [`Where is${space}my order`, `${space}where is my order`, `WHERE is my order${space}`])
      expect({ written, key: keyOf(written) }).toEqual({ written, key: plain });
  expect(keyOf("where ismy order")).not.toBe(plain);
});
