import { expect, test } from "vitest";
import { estimateWords } from "./estimate-words";

const estimate = { basis: "", suggested: { ceilingUsd: null, ceilingTokens: null } };

test("what is asked, and what that takes", () => {
  const tokens: [number, number] = [12_300, 20_100];
  expect(estimateWords({ ...estimate, caseCount: 40, knownCount: 0, answerCount: 40, tokens, usd: [0.4, 0.9] })).toBe(
    "40 cases will be asked. That takes about 12.3 thousand to 20.1 thousand tokens, $0.40 to $0.90.",
  );
  expect(estimateWords({ ...estimate, caseCount: 40, knownCount: 30, answerCount: 10, tokens, usd: null })).toBe(
    "10 cases of 40 cases will be asked; the others have their answers already. That takes about 12.3 thousand to 20.1 thousand tokens, at a price that nobody has entered.",
  );
});

test("where every answer is there, nobody is told that no case will be asked", () => {
  expect(estimateWords({ ...estimate, caseCount: 39, knownCount: 39, answerCount: 0, tokens: [0, 0], usd: [0, 0] })).toBe(
    "39 cases have their answers already: nothing is asked again and nothing is left to pay for.",
  );
});
