import type { SweepResult } from "@/lib/evaluations/sweeps/schemas";
import { formatCount, formatNumber } from "@/lib/format";
import type { Sweep, SweepMember } from "@/lib/runs/sweeps/schemas";
import { isFinished } from "@/lib/runs/transitions";

type Told = Pick<Sweep, "status" | "curveOf"> & {
  members: readonly (Pick<SweepMember, "state"> & { run: Pick<NonNullable<SweepMember["run"]>, "status"> | null })[];
};

/** What the page says first: the verdict once there is one, until then how far it is. Null while only the result could tell. */
export function sweepSentence(sweep: Told, result: SweepResult | undefined): { sentence: string; detail: string } | null {
  const all = sweep.members.length;
  const ended = sweep.members.filter(({ run, state }) => (run ? isFinished(run.status) : state !== "waiting")).length;
  const good = sweep.members.filter(({ run }) => run?.status === "succeeded").length;
  const measured = result?.rows.filter(({ score }) => score !== null).length ?? 0;
  if (sweep.status === "awaiting_approval")
    return {
      sentence: `${formatCount(all, "run")} wait for an approval.`,
      detail: "Nothing is launched and nothing costs until a lead says so.",
    };
  if (sweep.status === "running")
    return {
      sentence: `${formatNumber(ended)} of ${formatCount(all, "run")} have ended.`,
      detail: result?.verdict
        ? `So far: ${result.verdict.sentence}`
        : "They go on without this page. Which one is best stands here once two are measured.",
    };
  if (sweep.curveOf && sweep.status === "finished")
    return {
      sentence: `The parts of the learning curve of run ${sweep.curveOf.number} have ended.`,
      detail: "What more data would bring stands in the decision report of its model.",
    };
  if (good > 1 && !result) return null;
  if (good > measured && result?.by === "score")
    return {
      sentence: `All runs have ended; ${formatNumber(measured)} of ${formatNumber(good)} are measured.`,
      detail: "Test cases are put to every model.",
    };
  if (result?.verdict) return { sentence: result.verdict.sentence, detail: result.verdict.detail };
  if (sweep.status === "cancelled") return { sentence: "This sweep was stopped.", detail: "What its runs had saved until then is kept." };
  if (good === 0)
    return { sentence: "None of these runs made a model.", detail: "Each says below why it ended. Start them again once that is mended." };
  if (good > 1)
    return {
      sentence: `${formatCount(good, "run")} made a model, and nothing was measured by which to compare them.`,
      detail: "Freeze a version that keeps validation or test cases, and start them again on it.",
    };
  return {
    sentence: "One run made a model, so there is nothing to compare it with.",
    detail: "Each of the others says below why it ended.",
  };
}
