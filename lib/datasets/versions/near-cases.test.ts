import { expect, test } from "vitest";
import { NearCases } from "./near-cases";

const question =
  "My card was charged twice for the same order last Tuesday and nobody at the hotline could tell me when I get the money back";

test("a case is met by what is nearly the same, and by nothing else", () => {
  const cases = new NearCases(3);
  cases.add(question);
  cases.add("Which documents do I need to open an account for a company that is registered abroad?");
  cases.add("");
  cases.meet("How long does a transfer to another bank take on a public holiday, and what does it cost?", 1);
  cases.meet(`${question}, please`, 2);
  cases.meet(question.replace("last Tuesday", "last week"), 3);
  cases.meet("", 4);
  expect(cases.metBy(0)).toMatchObject({ by: 2, similarity: expect.any(Number) });
  expect([cases.metBy(1), cases.metBy(2)]).toEqual([undefined, undefined]);
});

test("among many cases with a common beginning each finds its own", () => {
  const cases = new NearCases(500);
  const text = (number: number) =>
    `Ticket ${"abcdefghij"[number % 10]?.repeat(30)} about ${Array.from({ length: 12 }, (_, word) => `w${(number * 7919 + word * 104_729) % 9973}`).join(" ")}`;
  for (let number = 0; number < 500; number++) cases.add(text(number));
  for (let number = 0; number < 500; number++) cases.meet(`${text(number)}!`, number);
  expect(Array.from({ length: 500 }, (_, number) => cases.metBy(number)?.by)).toEqual(Array.from({ length: 500 }, (_, number) => number));
});
