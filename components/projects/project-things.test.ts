import { expect, test } from "vitest";
import { byWords } from "@/components/ui/palette";
import { nothingWords, thingGroups } from "./project-things";

const things = {
  datasets: [{ id: "d1", name: "Customer messages", exampleCount: 3 }],
  runs: [
    {
      id: "r1",
      number: 12,
      baseModel: "small",
      datasetVersion: { id: "v1", number: 1, datasetId: "d1", datasetName: "Customer messages", trainCount: 2 },
    },
  ],
  models: [{ id: "m1", name: "v7", baseModel: "small" }],
  benchmarks: [
    { id: "b2", name: "Queues", version: 2 },
    { id: "b1", name: "Queues", version: 1 },
  ],
  deployments: undefined,
};

test("what a project holds is found by its name, each with the way to it", () => {
  expect(
    thingGroups("p1", things).map(({ heading, items }) => [heading, ...items.map(({ label, href }) => `${label} at ${href}`)]),
  ).toEqual([
    ["Datasets", "Customer messages at /projects/p1/data/d1"],
    ["Runs", "Run 12 at /projects/p1/runs/r1"],
    ["Models", "v7 at /projects/p1/models/m1"],
    ["Benchmarks", "Queues at /projects/p1/evaluations/benchmarks/b2", "Queues at /projects/p1/evaluations/benchmarks/b1"],
    ["Deployments"],
  ]);
});

test("what is found says it by its words, not by letters of its address", () => {
  expect(byWords("/projects/p1/data/d1", "customer", ["Customer messages"])).toBeGreaterThan(0);
  expect(byWords("/projects/p1/data/d1", "data", ["Customer messages"])).toBe(0);
});

test("nothing found names what was searched", () => {
  expect(nothingWords([], false)).toBe(
    "Nothing has this name among the pages and projects and this project’s datasets, runs, models, benchmarks and deployments.",
  );
  expect(nothingWords([], true)).toContain("the 200 newest runs");
});

test("a list that did not come is not said to have been searched", () => {
  const words = nothingWords(["runs", "models"], false);
  expect(words).toContain("this project’s datasets, benchmarks and deployments.");
  expect(words).toContain("The runs and models could not be loaded.");
});
