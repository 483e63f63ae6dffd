import { expect, test } from "vitest";
import { isAnyAnswered, stillToAsk } from "./still-to-ask";

const failed = () => Promise.reject(new Error("Hone does not answer."));
const never = new Promise(() => undefined);

test("a message that nobody could answer is still there to be sent again", async () => {
  expect(await isAnyAnswered([failed(), failed()])).toBe(false);
  expect(stillToAsk("Where is it?", "Where is it?", false)).toBe("Where is it?");
});

test("one answer is enough, without waiting for the others", async () => {
  expect(await isAnyAnswered([failed(), never, Promise.resolve("delivery")])).toBe(true);
  expect(stillToAsk("Where is it?", "Where is it?", true)).toBe("");
});

test("what was typed while they answered is not taken away", () => {
  expect(stillToAsk("And when?", "Where is it?", true)).toBe("And when?");
});
