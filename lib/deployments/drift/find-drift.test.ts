import { expect, test } from "vitest";
import { createRandom } from "@/lib/statistics/random";
import { driftAlarms } from "./drift-alarms";
import { findDrift } from "./find-drift";
import { lengthStep } from "./length-steps";
import { type Exchanged, type Shape, shapeOf } from "./shape";

const words = (count: number) => Array.from({ length: count }, (_, index) => ["the", "parcel", "is", "not", "here"][index % 5]).join(" ");

/** People as a seed draws them: their questions are about as long as said. */
function people(count: number, seed: number, of: (random: () => number) => Partial<Exchanged> = () => ({})) {
  const random = createRandom(seed);
  return shapeOf(
    Array.from({ length: count }, () => ({
      question: words(5 + Math.floor(random() * 40)),
      answer: `The parcel ${words(5 + Math.floor(random() * 20))}.`,
      outcome: "ok",
      format: null,
      ...of(random),
    })),
  );
}
const sentences = (before: ReturnType<typeof people>, now: ReturnType<typeof people>) =>
  findDrift(before, now).map(({ sentence }) => sentence);

test("lengths, languages, labels and refusals are told in words, with both figures", () => {
  const longer = people(400, 2, (random) => ({ question: words(60 + Math.floor(random() * 40)) }));
  expect(sentences(people(800, 1), longer)).toEqual([
    expect.stringMatching(/^Questions are longer than at the start: median about 2\d → 8\d tokens\.$/),
  ]);
  const spanish = (share: number) => (random: () => number) => ({
    question:
      random() < share
        ? "¿Dónde está mi paquete? Lo espero desde hace dos semanas en casa."
        : "Where is my parcel? I have been waiting for two weeks.",
  });
  expect(sentences(people(800, 3, spanish(0.02)), people(400, 4, spanish(0.4)))[0]).toMatch(
    /^(More questions are in Spanish|Fewer questions are in English|Questions are) /,
  );
  const label = (share: number) => (random: () => number) => ({ answer: random() < share ? "refund" : "delivery" });
  expect(sentences(people(800, 5, label(0.1)), people(400, 6, label(0.5)))).toContainEqual(
    expect.stringMatching(/^The answer “(refund|delivery)” is given (more|less) often than at the start: \d+% → \d+%\.$/),
  );
  const refusing = (share: number) => (random: () => number) =>
    random() < share ? { answer: "I’m sorry, but I can’t help with that request at this time." } : {};
  expect(sentences(people(800, 7, refusing(0.01)), people(400, 8, refusing(0.2)))).toContainEqual(
    expect.stringMatching(/^(More answers refuse|Fewer answers are as they should be) than at the start: \d+% → \d+%\.$/),
  );
  const breaking = (share: number) => (random: () => number) => (random() < share ? { format: "invalid" } : {});
  expect(sentences(people(800, 9, breaking(0)), people(400, 10, breaking(0.2)))[0]).toContain("than at the start");
});

/** The same without their texts, which take long to read. */
function counted(count: number, seed: number): Shape {
  const random = createRandom(seed);
  const shape: Shape = { people: count, questionLengths: {}, answerLengths: {}, languages: {}, labels: {}, endings: {} };
  const add = (into: Record<string, number>, key: string | number) => {
    into[key] = (into[key] ?? 0) + 1;
  };
  for (let person = 0; person < count; person++) {
    add(shape.questionLengths, lengthStep(5 + 40 * random()));
    add(shape.answerLengths, lengthStep(1 + 3 * random()));
    add(shape.languages, ["en", "en", "en", "de", "fr"][Math.floor(5 * random())] ?? "en");
    add(shape.labels, ["refund", "delivery", "invoice"][Math.floor(3 * random())] ?? "other");
    add(shape.endings, random() < 0.05 ? "refused" : "answered");
  }
  return shape;
}

test("nothing is said where nothing changed, on any of two years of days", () => {
  const reference = counted(1_000, 1);
  for (let seed = 2; seed < 732; seed++) expect(findDrift(reference, counted(200, seed))).toEqual([]);
});

test("a sure difference that is small, and a large one among few people, are not said", () => {
  const slightly = people(1_000, 2, (random) => ({ question: words(7 + Math.floor(random() * 40)) }));
  expect(sentences(people(1_000, 1), slightly)).toEqual([]);
  const few = people(150, 3, () => ({ question: words(200) }));
  expect(sentences(people(1_000, 1), few)).toEqual([]);
});

test("the first days are what is normal, and the newest ones, as many as it takes, what is now", () => {
  const day = (number: number, shape: ReturnType<typeof people>) => ({ day: new Date(Date.UTC(2026, 10, number)), shape });
  const long = (count: number, seed: number) => people(count, seed, () => ({ question: words(200) }));
  const first = [day(1, people(600, 1)), day(2, people(600, 2))];
  expect(driftAlarms(first)).toEqual([]);
  expect(driftAlarms([...first, day(3, people(300, 3))])).toEqual([]);
  const [alarm] = driftAlarms([...first, day(3, people(300, 3)), day(4, long(120, 4)), day(5, long(120, 5))]);
  expect(alarm).toMatchObject({
    kind: "drift",
    isOver: true,
    advice: expect.stringContaining("4 Nov 2026 to 5 Nov 2026 (240 people) held against 1 Nov 2026 to 2 Nov 2026 (1,200 people)"),
  });
});
