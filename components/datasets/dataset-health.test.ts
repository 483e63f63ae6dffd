import { expect, test } from "vitest";
import { gravestOf } from "./dataset-health";

test("what blocks stands before what is more frequent, and what is only good to know is left out", () => {
  expect(gravestOf({ near_duplicate: 41, secret: 2, rare_label: 500 })).toEqual({ kind: "secret", count: 2, more: 41 });
  expect(gravestOf({ personal_data: 9, near_duplicate: 41 })).toEqual({ kind: "near_duplicate", count: 41, more: 9 });
  expect(gravestOf({ rare_label: 500, personal_data: 0 })).toBeNull();
  expect(gravestOf({})).toBeNull();
});
