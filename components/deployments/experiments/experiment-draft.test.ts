import { expect, test } from "vitest";
import { emptyDraft, judgeValue, otherMetric, planOf, settingsOf, withJudge } from "./experiment-draft";

test("what is typed in points, milliseconds and dollars becomes the metric's own unit", () => {
  const draft = { ...emptyDraft, effect: "2.5", limits: { failed: "2", latency: "300", cost: "0.4" } };
  expect(settingsOf(draft)).toMatchObject({
    settings: {
      metric: "thumb",
      minimumEffect: 0.025,
      ramp: [0.01, 0.1, 0.5],
      guardrails: [
        { metric: "failed", limit: 0.02 },
        { metric: "latency", limit: 300 },
        { metric: "cost", limit: 0.0004 },
      ],
    },
  });
});

test("what decides is no guardrail besides", () => {
  expect(settingsOf({ ...emptyDraft, metric: "latency", effect: "50" })).toMatchObject({
    settings: { minimumEffect: 50, guardrails: [{ metric: "failed" }] },
  });
});

test("it says what is missing, and plans as soon as it can", () => {
  expect(settingsOf({ ...emptyDraft, effect: "" })).toEqual({ problem: "Say from which difference on it is worth it." });
  expect(planOf({ ...emptyDraft, effect: "" })).toMatchObject({ minimumEffect: null });
  expect(settingsOf({ ...emptyDraft, metric: otherMetric })).toEqual({ problem: "Name the outcome first." });
  expect(planOf({ ...emptyDraft, metric: otherMetric, outcome: "resolved" })).toMatchObject({ metric: "outcome:resolved" });
  expect(settingsOf({ ...emptyDraft, limits: { failed: "0" } })).toEqual({ problem: "Every limit is above 0." });
  expect(settingsOf({ ...emptyDraft, days: "200" })).toEqual({ problem: "Say how long it may take." });
});

test("a judge reads so many percent and so many a day; without one its marks neither decide nor guard", () => {
  const limits = { ...emptyDraft.limits, judge: "5" };
  const judged = { ...withJudge(emptyDraft, judgeValue("b1", "tone")), metric: "judge", judgePercent: "25", limits };
  expect(planOf(judged)).toMatchObject({ metric: "judge", judge: { share: 0.25, perDay: 200 } });
  const judge = { benchmarkId: "b1", grader: "tone", share: 0.25, perDay: 200 };
  expect(settingsOf(judged)).toMatchObject({ settings: { metric: "judge", judge } });
  expect(settingsOf({ ...judged, judgePercent: "0" })).toEqual({ problem: "Say how many answers the judge reads." });
  expect(withJudge(judged, "")).toMatchObject({ judge: "", metric: "thumb", limits: emptyDraft.limits });
  expect(settingsOf(withJudge(judged, ""))).toMatchObject({ settings: { judge: null } });
});
