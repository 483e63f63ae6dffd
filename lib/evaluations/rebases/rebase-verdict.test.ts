import { expect, test } from "vitest";
import { eachAlone } from "@/lib/statistics/group-tally";
import { toHistogram } from "@/lib/statistics/histogram";
import { estimateDifference } from "@/lib/statistics/paired-difference";
import { rebaseVerdict } from "./rebase-verdict";

/** Of `n` cases, those that only the first of two got right, and only the second. */
function against(gained: number, lost: number, n = 400) {
  const differences = toHistogram([
    { value: 1, count: gained },
    { value: -1, count: lost },
    { value: 0, count: n - gained - lost },
  ]);
  return { differences, groups: eachAlone(differences), difference: estimateDifference(differences) };
}

const names = { oldName: "v3", baseModel: "qwen-next", tunedName: "v4" };
const nothing = { promptAgainstOld: null, tunedAgainstOld: null, tunedAgainstPrompt: null };

test("until anything is measured it says what comes first", () => {
  expect(rebaseVerdict({ ...names, ...nothing, tunedName: null })).toMatchObject({
    outcome: "waiting",
    sentence: "qwen-next is put to the same cases as v3.",
  });
});

test("a prompt that is no worse for sure makes the fine-tune needless", () => {
  const verdict = rebaseVerdict({
    ...names,
    promptAgainstOld: against(12, 8),
    tunedAgainstOld: against(14, 8),
    tunedAgainstPrompt: against(10, 8),
  });
  expect(verdict).toMatchObject({
    outcome: "prompt_is_enough",
    sentence: "You no longer need the fine-tune: qwen-next with your prompt is no worse than v3, margin 3 points.",
  });
  expect(verdict.detail).toContain("+1.0 point, 95% interval");
});

test("a difference that merely does not show is not “no worse”", () => {
  const verdict = rebaseVerdict({ ...names, ...nothing, promptAgainstOld: against(12, 12, 60), tunedName: null });
  expect(verdict.outcome).toBe("cannot_tell");
  const behind = rebaseVerdict({ ...names, ...nothing, promptAgainstOld: against(20, 26), tunedName: null });
  expect(behind.sentence).toMatch(/^Cannot tell yet whether you still need the fine-tune\. About [\d,]+ cases would\.$/);
});

test("a fine-tune that is surely better than the prompt pays, even where the prompt is no worse than the old one", () => {
  const verdict = rebaseVerdict({
    ...names,
    promptAgainstOld: against(12, 8),
    tunedAgainstOld: against(60, 10),
    tunedAgainstPrompt: against(52, 8),
  });
  expect(verdict).toMatchObject({
    outcome: "fine_tune_pays",
    sentence: "The fine-tune still pays: +11 points over qwen-next with your prompt alone.",
  });
  expect(verdict.detail).toContain("Against v3 it makes +12.5 points");
});

test("where the newer base model is worse either way, the old one stays", () => {
  const worse = against(5, 60);
  expect(rebaseVerdict({ ...names, promptAgainstOld: worse, tunedAgainstOld: worse, tunedAgainstPrompt: against(8, 9) })).toMatchObject({
    outcome: "old_stays",
    sentence: "Keep v3: qwen-next is worse, with your prompt alone and fine-tuned.",
  });
  expect(rebaseVerdict({ ...names, ...nothing, promptAgainstOld: worse, tunedName: null }).sentence).toContain(
    "You still need a fine-tune",
  );
});

test("below thirty cases nothing is said", () => {
  expect(rebaseVerdict({ ...names, ...nothing, promptAgainstOld: against(5, 0, 20) }).outcome).toBe("refused");
});
