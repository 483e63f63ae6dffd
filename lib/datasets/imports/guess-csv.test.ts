import { expect, test } from "vitest";
import { guessDelimiter, guessHeader } from "./guess-csv";

test.each([
  ["a,b\n1,2\n", ","],
  ["name;note, long, with commas\na;b\n", ";"],
  ['"a;b"\tc\n1\t2\n', "\t"],
  ["a|b\n1|2", "|"],
  ["Hello, you\nplain\nplain\n", ","],
  ["text\nplain\n", ","],
])("%j is separated by %j", (text, delimiter) => {
  expect(guessDelimiter(text)).toMatchObject({
    delimiter,
    reason: expect.stringMatching(/^(Columns are separated by|There is one column)/),
  });
});

test.each([
  ["question,answer\na,b\n", true, "“question” is a usual name"],
  ["col1,col2\na,b\n", true, "taken as the names"],
  [`${"A long customer message that goes on and on. ".repeat(3)},billing\nb,moving\n`, false, "too long for a name"],
  ["I moved out,billing\nNo power,outage\nToo much,billing\nAgain,billing\n", false, "“billing” stands in later rows"],
])("whether %j begins with names: %s", (text, hasHeader, reason) => {
  expect(guessHeader(text, ",")).toEqual({ hasHeader, reason: expect.stringContaining(reason) });
});
