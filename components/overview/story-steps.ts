import type { StateName } from "@/components/ui/state-icon";
import type { Overview } from "@/lib/evaluations/schemas";
import { formatCount, formatInterval, formatNumber, formatPercent } from "@/lib/format";
import { routes } from "@/lib/routes";

export interface StoryStep {
  name: string;
  href: string;
  state: StateName;
  /** Said to who does not see the shape. */
  stateWord: string;
  figure: string;
  unit: string;
  detail: string;
  progress?: { value: number; max: number };
}

const words: Partial<Record<StateName, string>> = {
  done: "Done:",
  ready: "Next:",
  open: "Not yet:",
  running: "At work:",
  attention: "Needs you:",
};

/** Each chapter in one figure and one line. What is there is counted, what is not says what it is for. */
export function storySteps(projectId: string, overview: Overview): StoryStep[] {
  return [collect(projectId, overview), split(projectId, overview), train(projectId, overview), evaluate(projectId, overview)].map(
    (step) => ({
      ...step,
      stateWord: words[step.state] ?? "",
    }),
  );
}

type Step = Omit<StoryStep, "stateWord">;

function collect(projectId: string, { exampleCount, rejectedCount }: Overview): Step {
  const waiting = rejectedCount > 0 ? `${formatCount(rejectedCount, "row waits", "rows wait")} for a fix` : "All rows went in";
  return {
    name: "Collect",
    href: routes.data(projectId),
    state: exampleCount > 0 ? "done" : "ready",
    figure: formatNumber(exampleCount),
    unit: exampleCount === 1 ? "example" : "examples",
    detail: exampleCount > 0 ? waiting : "Conversations that end in the answer you want",
  };
}

function split(projectId: string, { exampleCount, latestVersion }: Overview): Step {
  if (!latestVersion)
    return {
      name: "Split",
      href: routes.data(projectId),
      state: exampleCount > 0 ? "ready" : "open",
      figure: "–",
      unit: "not frozen",
      detail: "Keeps test cases out of training",
    };
  const { number, datasetId, trainCount, validationCount, testCount } = latestVersion;
  return {
    name: "Split",
    href: routes.datasetVersions(projectId, datasetId),
    state: "done",
    figure: `v${number}`,
    unit: "frozen",
    detail: `${formatNumber(trainCount)} train, ${formatNumber(validationCount)} validation, ${formatNumber(testCount)} test`,
  };
}

function train(projectId: string, { activeRun, lastRun, latestVersion }: Overview): Step {
  const step = { name: "Train", href: routes.runs(projectId) };
  if (activeRun) {
    const { id, number, step: at, totalSteps } = activeRun;
    return {
      ...step,
      href: routes.run(projectId, id),
      state: "running",
      figure: totalSteps ? formatPercent(at / totalSteps, 0) : "…",
      unit: `of run ${number}`,
      detail: totalSteps ? `Step ${formatNumber(at)} of ${formatNumber(totalSteps)}` : "It is being prepared",
      ...(totalSteps ? { progress: { value: at, max: totalSteps } } : {}),
    };
  }
  if (!lastRun)
    return {
      ...step,
      state: latestVersion ? "ready" : "open",
      figure: "–",
      unit: "no run yet",
      detail: "A base model learns from your examples",
    };
  const isDone = lastRun.status === "succeeded";
  return {
    ...step,
    href: routes.run(projectId, lastRun.id),
    state: isDone ? "done" : "attention",
    figure: formatCount(lastRun.number, "run"),
    unit: "",
    detail: isDone
      ? "The newest one is done"
      : lastRun.status === "cancelled"
        ? "The newest one was stopped"
        : "The newest one did not finish",
  };
}

function evaluate(projectId: string, { activeEvaluation, versions, baseline }: Overview): Step {
  const step = { name: "Evaluate", href: routes.evaluations(projectId) };
  const newest = versions.at(-1);
  if (activeEvaluation) {
    const { id, doneCount, caseCount } = activeEvaluation;
    return {
      ...step,
      href: routes.evaluation(projectId, id),
      state: "running",
      figure: formatNumber(doneCount),
      unit: `of ${formatCount(caseCount, "case")}`,
      detail: "The model answers the test cases",
      progress: { value: doneCount, max: caseCount },
    };
  }
  if (!newest) return { ...step, state: "open", figure: "–", unit: "not measured", detail: "Is the trained model really better?" };
  const [low, high] = newest.score.ci95;
  return {
    ...step,
    href: routes.evaluation(projectId, newest.evaluationId),
    state: "done",
    figure: formatPercent(newest.score.value),
    unit: `right, ${newest.modelVersion.name}`,
    detail: `95% interval ${formatInterval({ low: low * 100, high: high * 100 }, 1)}, ${formatCount(newest.score.n, "case")}${baseline ? "" : ", no baseline yet"}`,
  };
}
