import { describe, expect, test } from "vitest";
import { FieldClassifier } from "./field-classifier";
import { areLabels, labelFields } from "./label-fields";
import { featuresOf, NaiveBayes } from "./naive-bayes";

describe("naive Bayes", () => {
  test("reads words and pairs, whatever their case or script", () => {
    expect(featuresOf("My parcel, MY Straße!")).toEqual(["my", "parcel", "my", "straße", "my parcel", "parcel my", "my straße"]);
    expect(featuresOf("")).toEqual([]);
  });

  // The worked example of Manning, Raghavan and Schütze, table 13.1, with single words.
  test("the textbook's example: Chinese Chinese Chinese Tokyo Japan is about China", () => {
    const model = new NaiveBayes();
    model.learn(["chinese", "beijing", "chinese"], "china");
    model.learn(["chinese", "chinese", "shanghai"], "china");
    model.learn(["chinese", "macao"], "china");
    model.learn(["tokyo", "japan", "chinese"], "not china");
    expect(model.classify(["chinese", "chinese", "chinese", "tokyo", "japan"])).toBe("china");
    expect(model.classify(["tokyo", "japan"])).toBe("not china");
  });

  test("without any known word the most frequent label is the guess, and nothing learned is nothing said", () => {
    const model = new NaiveBayes();
    expect(model.classify(["a"])).toBeNull();
    for (const label of ["x", "y", "y"]) model.learn(["a"], label);
    expect(model.classify(["unheard"])).toBe("y");
  });
});

describe("labels", () => {
  test("JSON is taken apart, anything else is one label", () => {
    expect([...labelFields('{"category":"return","n":2}')]).toEqual([
      ["category", '"return"'],
      ["n", "2"],
    ]);
    expect([...labelFields(" refund ")]).toEqual([["", "refund"]]);
  });

  test("labels repeat and are few", () => {
    expect(
      areLabels(
        new Map([
          ["a", 3],
          ["b", 1],
        ]),
      ),
    ).toBe(true);
    expect(
      areLabels(
        new Map([
          ["a", 1],
          ["b", 2],
        ]),
      ),
    ).toBe(false);
    expect(areLabels(new Map(Array.from({ length: 501 }, (_, index) => [`${index}`, 9])))).toBe(false);
    expect(areLabels(new Map())).toBe(false);
  });
});

test("a field whose values are free text is said to be beyond it, the others are measured", () => {
  const classifier = new FieldClassifier();
  const answer = (index: number) => JSON.stringify({ colour: index % 2 ? "red" : "blue", order: `A${index}` });
  for (let index = 0; index < 20; index++) classifier.learn(index % 2 ? "warm tone" : "cold tone", answer(index));
  for (let index = 20; index < 24; index++) classifier.test(index % 2 ? "warm tone" : "cold tone", answer(index));
  expect(classifier.hasLabels).toBe(true);
  expect([classifier.rightCount, classifier.caseCount]).toEqual([0, 4]);
  expect(classifier.describe()).toContain("colour 100%. It cannot write order: the values there do not come from a list.");
});
