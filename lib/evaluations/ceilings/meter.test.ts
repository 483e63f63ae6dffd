import { expect, test } from "vitest";
import { Meter, type Turn } from "./meter";

const none = { ceilingUsd: null, ceilingTokens: null };
/** Asks until it is told to stop, so many at once; every answer takes as much as the test says. */
function askAll(meter: Meter, atOnce: number, costOf: (index: number) => { usd: number; tokens: number }, most = 1_000): number {
  let asked = 0;
  while (meter.stopReason === null && asked < most) {
    const turns: Turn[] = [];
    for (let turn = meter.takeTurn(); turn; turn = turns.length < atOnce && asked + turns.length < most ? meter.takeTurn() : null)
      turns.push(turn);
    for (const turn of turns) {
      turn.pay(costOf(asked++));
      turn.end();
    }
  }
  return asked;
}

test("without a ceiling everything is asked", () => {
  const meter = new Meter(none, { usd: 0, tokens: 0 }, 0);
  expect(meter.isLimited).toBe(false);
  expect(askAll(meter, 32, () => ({ usd: 1, tokens: 1_000 }))).toBe(1_000);
  expect(meter.stopReason).toBeNull();
});

test("answers of one price fill a ceiling to the cent, however many are on their way", () => {
  for (const atOnce of [1, 7, 16]) {
    const meter = new Meter({ ...none, ceilingUsd: 2 }, { usd: 0, tokens: 0 }, 0);
    expect(askAll(meter, atOnce, () => ({ usd: 0.1, tokens: 10 }))).toBe(20);
    expect(meter.stopReason).toBe("cost_ceiling");
  }
});

test("whatever answers cost, what was paid is never above the ceiling by more than what was on its way", () => {
  const costOf = (index: number) => ({ usd: 0, tokens: 10 + ((index * 37) % 11) * 30 });
  for (const ceilingTokens of [1, 500, 5_000, 50_000]) {
    const meter = new Meter({ ...none, ceilingTokens }, { usd: 0, tokens: 0 }, 0);
    const asked = askAll(meter, 8, costOf);
    const paid = Array.from({ length: asked }, (_, index) => costOf(index).tokens).reduce((sum, tokens) => sum + tokens, 0);
    const onTheirWay = Array.from({ length: Math.min(8, asked) }, (_, index) => costOf(asked - 1 - index).tokens);
    expect(paid - onTheirWay.reduce((sum, tokens) => sum + tokens, 0)).toBeLessThan(ceilingTokens);
    expect(meter.stopReason).toBe("token_ceiling");
  }
});

test("it goes on from what was paid before, and the lower of two ceilings counts", () => {
  const meter = new Meter({ ceilingUsd: 1, ceilingTokens: 1_000 }, { usd: 0.5, tokens: 100 }, 10);
  expect(askAll(meter, 4, () => ({ usd: 0.05, tokens: 10 }))).toBe(10);
  expect(meter.stopReason).toBe("cost_ceiling");
  expect(new Meter({ ...none, ceilingTokens: 100 }, { usd: 0, tokens: 100 }, 10).takeTurn()).toBeNull();
});

test("a ceiling that is raised meanwhile lets it go on, and the same one again does not", () => {
  const meter = new Meter({ ...none, ceilingTokens: 100 }, { usd: 0, tokens: 100 }, 10);
  expect(meter.takeTurn()).toBeNull();
  meter.keepTo({ ...none, ceilingTokens: 100 });
  expect(meter.stopReason).toBe("token_ceiling");
  meter.keepTo({ ...none, ceilingTokens: 200 });
  expect(meter.stopReason).toBeNull();
  expect(meter.takeTurn()).not.toBeNull();
});
