import "@/lib/testing/clone-database";
import { describe, expect, test } from "vitest";
import { createMeasuredWorld, measureBoth } from "@/lib/testing/measured-world";
import { compareEvaluations } from "./compare-evaluations";
import { getEvaluation } from "./get-evaluation";

const right = (isRight: boolean) => (isRight ? 1 : 0);

/** Cases in twelves, each from one conversation: the candidate gets a conversation right or it does not. */
async function compareConversations(conversations: number, gained: number, lost: number, isShared: boolean) {
  const talkOf = (index: number) => Math.floor(index / 12);
  const sourceOf = isShared ? (index: number) => `talk ${talkOf(index)}` : () => null;
  const world = await createMeasuredWorld({ count: conversations * 12, sourceOf });
  const both = await measureBoth(
    world,
    (index) => right(talkOf(index) >= gained && talkOf(index) < gained + lost),
    (index) => right(talkOf(index) < gained),
  );
  return { ...both, comparison: await compareEvaluations(both.caller, both) };
}

describe("cases that share a source", () => {
  test("widen every interval, and a difference that seemed clear is not", async () => {
    const [shared, alone] = [await compareConversations(30, 6, 3, true), await compareConversations(30, 6, 3, false)];
    expect([alone.comparison.sourceCount, alone.comparison.verdict.outcome]).toEqual([360, "better"]);
    expect([shared.comparison.sourceCount, shared.comparison.verdict.outcome]).toEqual([30, "cannot_tell"]);
    expect(shared.comparison.difference.value).toBe(alone.comparison.difference.value);
    expect(shared.comparison.pValue).toBeGreaterThan(0.05);
    expect(shared.comparison.verdict.detail).toContain("counted together (360 cases from 30 sources)");
    const widthOf = async ({ caller, candidateId }: typeof shared) => {
      const [low, high] = (await getEvaluation(caller, candidateId)).scores?.exact?.ci95 ?? [0, 0];
      return high - low;
    };
    expect(await widthOf(shared)).toBeGreaterThan(2 * (await widthOf(alone)));
  });

  test("decide nothing where they are few", async () => {
    const { comparison } = await compareConversations(6, 6, 0, true);
    expect(comparison.verdict).toMatchObject({
      outcome: "refused",
      sentence: "72 cases from 6 sources are too few to say which is better.",
    });
  });
});
