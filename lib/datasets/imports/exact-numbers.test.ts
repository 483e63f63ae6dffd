import { expect, test } from "vitest";
import { isExact, mayHoldInexact, quoteInexact } from "./exact-numbers";

test.each(["0", "-0.0", "10.00", "1e3", "1.5E-7", "9007199254740992", "123456789012345680", "0.30000000000000004", "0.10000000000000001"])(
  "%s comes out as the number that it is",
  (written) => expect(isExact(written)).toBe(true),
);

test.each([
  "9007199254740993",
  "12345678901234567",
  "-12345678901234567",
  "0.1234567890123456789",
  "1e400",
  "1e-400",
  "123456789012345.678",
])("%s does not, and is not missed by the quick look", (written) => {
  expect(isExact(written)).toBe(false);
  for (const json of [`{"id":${written}}`, `[1,${written}]`, `[${written}]`, `{"id": ${written} }`])
    expect(mayHoldInexact(json)).toBe(true);
});

test("only numbers are put in quotes, never digits of a text", () => {
  expect(mayHoldInexact('{"id":"3e5f","card":"4111111111111111","at":1700000000000}')).toBe(false);
  expect(quoteInexact('{"a":12345678901234567,"b":"\\" 12345678901234567","c":[1e400, 1.0]}')).toBe(
    '{"a":"12345678901234567","b":"\\" 12345678901234567","c":["1e400", 1.0]}',
  );
});
