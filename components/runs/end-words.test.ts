import { expect, test } from "vitest";
import { endWords } from "./end-words";

const before = new Date("2026-11-28T12:00:00Z");
const onTheDay = new Date("2027-01-06T23:00:00Z");
const after = new Date("2027-01-07T00:00:00Z");
const openai = { lastTrainingOn: "2027-01-06", retiresOn: "2027-01-14" };

test("both ends are told, and once training is over that a run will be refused", () => {
  expect(endWords(openai, before)).toBe("It takes new fine-tunes until 6 Jan 2027 and stops answering on 14 Jan 2027.");
  expect(endWords(openai, onTheDay)).toContain("takes new fine-tunes until 6 Jan 2027");
  expect(endWords(openai, after)).toBe(
    "It took new fine-tunes until 6 Jan 2027 and stops answering on 14 Jan 2027; a run will probably be refused.",
  );
});

test("one end alone is told alone, and of no end nothing is said", () => {
  expect(endWords({ lastTrainingOn: null, retiresOn: "2027-06-01" }, before)).toBe("It stops answering on 1 Jun 2027.");
  expect(endWords({ lastTrainingOn: null, retiresOn: "2026-06-01" }, before)).toBe("It stopped answering on 1 Jun 2026.");
  expect(endWords({ lastTrainingOn: null, retiresOn: null }, before)).toBeNull();
});
