import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getSweep } from "@/lib/runs/sweeps/get-sweep";
import type { Sweep } from "@/lib/runs/sweeps/schemas";
import type { Evaluation } from "../schemas";
import { evaluationInclude, toEvaluations } from "../to-evaluation";
import { rankMembers } from "./rank-members";
import { readMemberPairs } from "./read-member-pairs";
import type { SweepResult } from "./schemas";
import { lossVerdict, sweepVerdict } from "./sweep-verdict";

/** Which run of a sweep is best, as far as it can be told: by its answers to the test cases, or by validation loss where there are none. */
export async function getSweepResult(caller: Caller, sweepId: string): Promise<SweepResult> {
  const sweep = await getSweep(caller, sweepId);
  const evaluations = await readEvaluations(caller, sweep);
  const benchmark = evaluations[0]?.benchmark ?? null;
  const grader = benchmark?.graders[0]?.key ?? null;
  const ofRun = (runId: string | undefined) =>
    evaluations.find(({ modelVersion }) => runId !== undefined && modelVersion.run?.id === runId);
  const measured = sweep.members.flatMap((member) => {
    const evaluation = ofRun(member.run?.id);
    const score = grader && evaluation?.scores?.[grader];
    return evaluation && score ? [{ member, evaluation, score }] : [];
  });
  const scores = new Map(measured.map(({ evaluation, score }) => [evaluation.id, score.value]));
  const ranked =
    benchmark && grader && measured.length > 1 ? rankMembers(scores, await readMemberPairs(benchmark.id, [...scores.keys()], grader)) : [];
  const byId = new Map(ranked.map((one) => [one.id, one]));
  const contenders = ranked.flatMap((one) => {
    const found = measured.find(({ evaluation }) => evaluation.id === one.id);
    return found
      ? [{ ...one, position: found.member.position, name: nameOf(found.member), costUsd: found.member.run?.costUsd ?? null }]
      : [];
  });
  return {
    by: benchmark ? "score" : "loss",
    benchmark,
    grader,
    rows: sweep.members.map((member) => {
      const own = measured.find((one) => one.member.position === member.position);
      const rank = own && byId.get(own.evaluation.id);
      return {
        position: member.position,
        evaluationId: ofRun(member.run?.id)?.id ?? null,
        score: own?.score ?? null,
        againstBest: rank?.againstBest ?? null,
        adjustedPValue: rank?.adjustedPValue ?? null,
      };
    }),
    prompting: promptingOf(evaluations, sweep, grader),
    verdict: benchmark ? sweepVerdict(contenders) : lossVerdict(lossesOf(sweep)),
  };
}

/** On the test split of the sweep's own version, which all of its runs are measured on. */
async function readEvaluations({ projectId }: Caller, { datasetVersion, members }: Sweep): Promise<Evaluation[]> {
  const runIds = members.flatMap(({ run }) => run?.id ?? []);
  const baseModels = [...new Set(members.map(({ content }) => content.baseModel))];
  const rows = await db.evaluation.findMany({
    where: {
      projectId,
      benchmark: { datasetVersionId: datasetVersion.id },
      modelVersion: { OR: [{ runId: { in: runIds } }, { kind: "baseline", approach: "prompt", trainerModel: { in: baseModels } }] },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    include: evaluationInclude,
  });
  // A test split may have been made a benchmark of more than once; what counts is the one that most of these runs answered.
  const counts = new Map<string, number>();
  for (const { benchmarkId, modelVersion } of rows) if (modelVersion.runId) counts.set(benchmarkId, (counts.get(benchmarkId) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return toEvaluations(rows.filter(({ benchmarkId }) => benchmarkId === most?.[0]));
}

function promptingOf(evaluations: readonly Evaluation[], { members }: Sweep, grader: string | null) {
  const baseModel = members[0]?.content.baseModel;
  const baseline = evaluations.find(({ modelVersion }) => modelVersion.kind === "baseline" && modelVersion.baseModel === baseModel);
  return (grader && baseline?.scores?.[grader]) || null;
}

function lossesOf({ members }: Sweep) {
  return members.flatMap((member) => {
    const { run } = member;
    return run?.status === "succeeded" && run.validLoss !== null
      ? [{ position: member.position, name: nameOf(member), validLoss: run.validLoss }]
      : [];
  });
}

const nameOf = ({ run, position }: Sweep["members"][number]) => (run ? `run ${run.number}` : `number ${position}`);
