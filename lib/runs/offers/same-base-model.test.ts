import { expect, test } from "vitest";
import { isSameBaseModel } from "./same-base-model";

test.each([
  ["Qwen/Qwen3-8B", "accounts/fireworks/models/qwen3-8b"],
  ["meta-llama/Meta-Llama-3.1-8B-Instruct", "accounts/fireworks/models/llama-v3p1-8b-instruct"],
  ["gpt-4.1-mini-2025-04-14", "gpt-4.1-mini-2025-04-14"],
])("%s is %s", (one, other) => {
  expect(isSameBaseModel(one, other)).toBe(true);
});

test.each([
  ["Qwen/Qwen3-8B", "Qwen/Qwen3-14B"],
  ["Qwen/Qwen2.5-7B", "Qwen/Qwen2.5-7B-Instruct"],
])("%s is not %s", (one, other) => {
  expect(isSameBaseModel(one, other)).toBe(false);
});
