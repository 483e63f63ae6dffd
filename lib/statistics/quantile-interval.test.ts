import { expect, test } from "vitest";
import { quantileInterval } from "./quantile-interval";
import { createRandom } from "./random";

const oneEach = (values: number[]) => values.map((value, unit) => ({ unit: String(unit), value }));

test("one value a unit: the 41st and the 60th of a hundred hold the median, as in Conover's large-sample rule", () => {
  const estimate = quantileInterval(oneEach(Array.from({ length: 100 }, (_, index) => index + 1)), 0.5);
  expect(estimate).toEqual({ value: 50, interval: [41, 60], units: 100, n: 100 });
});

test("many values of one unit are no more than one unit", () => {
  const values = Array.from({ length: 200 }, (_, index) => index + 1);
  const repeated = values.flatMap((value) => Array.from({ length: 5 }, () => ({ unit: String(value), value })));
  expect(quantileInterval(repeated, 0.9)?.interval).toEqual(quantileInterval(oneEach(values), 0.9)?.interval);
});

test("too few people, or none beyond it, give no interval", () => {
  expect(quantileInterval(oneEach(Array.from({ length: 99 }, (_, index) => index)), 0.5)).toBeNull();
  expect(quantileInterval(oneEach(Array.from({ length: 100 }, (_, index) => index)), 0.99)).toBeNull();
  expect(quantileInterval([], 0.95)).toBeNull();
});

test("people who are slow every time do not make it narrower than it is", () => {
  const random = createRandom(3);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const world = (people: number) =>
    Array.from({ length: people }, (_, unit) => {
      const own = gauss();
      return Array.from({ length: 1 + Math.floor(random() * 6) }, () => ({ unit: String(unit), value: Math.exp(own + gauss()) }));
    }).flat();
  // The sum of two standard normals: exp(√2 · 1.644854).
  const truth = Math.exp(Math.SQRT2 * 1.644_853_627);
  const times = 300;
  let held = 0;
  for (let time = 0; time < times; time++) {
    const interval = quantileInterval(world(250), 0.95)?.interval;
    if (interval && interval[0] <= truth && truth <= interval[1]) held++;
  }
  expect(held / times).toBeGreaterThan(0.91);
  expect(held / times).toBeLessThan(0.98);
});
