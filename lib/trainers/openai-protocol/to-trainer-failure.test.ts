import { APIError } from "openai";
import { expect, test } from "vitest";
import { TrainerFailure } from "../trainer-failure";
import { toTrainerFailure } from "./to-trainer-failure";

const words = { name: "Together", whenDown: "Wait." };
function told(status: number, error: object = {}, headers: Record<string, string> = {}): TrainerFailure {
  const said = { message: "No.", ...error };
  const failure = toTrainerFailure(APIError.generate(status, { error: said }, undefined, new Headers(headers)), words);
  if (!(failure instanceof TrainerFailure)) throw failure;
  return failure;
}

test.each([
  [402, {}],
  [412, {}],
  [429, { type: "insufficient_quota", code: "insufficient_quota" }],
  [429, { code: "billing_not_active" }],
  [429, { type: "insufficient_quota", code: null }],
  [400, { code: "billing_hard_limit_reached" }],
])("%d %o is about the account: nothing is wrong with the question, and asking again does not help", (status, error) => {
  const failure = told(status, error, { "retry-after": "1" });
  expect(failure).toMatchObject({ code: "upstream", kind: "your_account", isBusy: false, needsSomebody: true, retryAfterMs: null });
  expect(failure.problem).toMatch(/Together .*account.*credit.*limit.*No\.$/);
  expect(failure.action).toMatch(/Add credit or raise the limit/);
});

test.each([408, 409, 425, 405, 424, 500, 503])("%d is the provider's, and tried again", (status) => {
  const failure = told(status, {}, { "retry-after": "3" });
  expect(failure).toMatchObject({ code: "upstream", kind: "provider", problem: "No.", needsSomebody: false, retryAfterMs: 3_000 });
  expect(failure.action).toBe("Hone tries again by itself.");
});

test.each([400, 413, 422])("%d says that the question itself is refused", (status) => {
  expect(told(status)).toMatchObject({ code: "invalid", kind: "your_data", problem: "No." });
});

test("a pace that is too fast is no lack of credit, and what is gone is not found", () => {
  const error = { type: "requests", code: "rate_limit_exceeded" };
  expect(told(429, error, { "retry-after": "3" })).toMatchObject({ isBusy: true, needsSomebody: false, retryAfterMs: 3_000 });
  for (const status of [404, 410]) expect(told(status)).toMatchObject({ code: "not_found" });
  expect(told(401)).toMatchObject({ fault: "key_refused", needsSomebody: true });
});
