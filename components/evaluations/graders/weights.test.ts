import { expect, test } from "vitest";
import { type Grader, gradersSchema } from "@/lib/evaluations/graders/schemas";
import { newGrader } from "./new-grader";
import { weightsOf, withWeights } from "./weights";

const graders: Grader[] = [newGrader("exact", [], ""), newGrader("numeric", ["exact"], "")];

test("two weights make one figure that leads; one or none leaves the graders side by side", () => {
  const weighed = withWeights(graders, { exact: 3, numeric: 1 });
  expect(weighed[0]).toEqual({
    key: "overall",
    kind: "weighted",
    parts: [
      { key: "exact", weight: 3 },
      { key: "numeric", weight: 1 },
    ],
  });
  expect(gradersSchema.safeParse(weighed).success).toBe(true);
  expect(weightsOf(weighed)).toEqual({ exact: 3, numeric: 1 });
  expect(withWeights(weighed, { exact: 3 })).toEqual(graders);
});

test("a second grader of a kind gets a key of its own", () => {
  expect(newGrader("exact", ["exact", "exact_2"], "").key).toBe("exact_3");
});
