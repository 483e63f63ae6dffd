import type { Overview } from "@/lib/evaluations/schemas";
import { routes } from "@/lib/routes";

export interface NextStep {
  sentence: string;
  button: string;
  href: string;
}

/** The one thing that brings the story on. The screen's only filled button does it. */
export function nextStep(projectId: string, overview: Overview): NextStep {
  const { exampleCount, latestVersion, waitingRun, mayApprove, activeRun, lastRun, activeEvaluation, comparison, versions } = overview;
  if (waitingRun && mayApprove)
    return {
      sentence:
        waitingRun.count === 1 ? `Run ${waitingRun.number} waits for your approval.` : `${waitingRun.count} runs wait for your approval.`,
      button: `Look at run ${waitingRun.number}`,
      href: routes.run(projectId, waitingRun.id),
    };
  if (activeRun)
    return {
      sentence: `Run ${activeRun.number} is at work. It goes on when you leave.`,
      button: `Watch run ${activeRun.number}`,
      href: routes.run(projectId, activeRun.id),
    };
  if (activeEvaluation)
    return {
      sentence: "The model answers cases it was never trained on.",
      button: "Watch the evaluation",
      href: routes.evaluation(projectId, activeEvaluation.id),
    };
  if (waitingRun)
    return {
      sentence: `Run ${waitingRun.number} waits until a lead approves it. It starts without you.`,
      button: `Look at run ${waitingRun.number}`,
      href: routes.run(projectId, waitingRun.id),
    };
  if (exampleCount === 0 && !latestVersion)
    return {
      sentence: "Bring examples of the task: what is asked, and the answer you want.",
      button: "Add examples",
      href: routes.data(projectId),
    };
  if (!latestVersion)
    return {
      sentence: "Freeze a version, so that test cases are kept out of training.",
      button: "Freeze a version",
      href: routes.data(projectId),
    };
  if (!lastRun)
    return { sentence: "Train a first model on this machine, at no charge.", button: "Set up a run", href: routes.newRun(projectId) };
  if (lastRun.status !== "succeeded")
    return {
      sentence:
        lastRun.status === "cancelled"
          ? `Run ${lastRun.number} was stopped before its end.`
          : `Run ${lastRun.number} did not finish. Its page says why.`,
      button: `Look at run ${lastRun.number}`,
      href: routes.run(projectId, lastRun.id),
    };
  if (comparison) return afterVerdict(projectId, comparison, latestVersion.datasetId);
  const measured = versions.at(-1);
  if (measured)
    return {
      sentence: "The newest model is measured.",
      button: "See its answers",
      href: routes.evaluation(projectId, measured.evaluationId),
    };
  return { sentence: `Run ${lastRun.number} is done.`, button: `Look at run ${lastRun.number}`, href: routes.run(projectId, lastRun.id) };
}

function afterVerdict(projectId: string, comparison: NonNullable<Overview["comparison"]>, datasetId: string): NextStep {
  const { candidate, verdict, onlyBaseline, bothWrong } = comparison;
  const wrong = onlyBaseline + bothWrong;
  const cases = (show: string) => routes.evaluation(projectId, candidate.id, { show });
  if (verdict.outcome === "better" && wrong > 0)
    return {
      sentence: "See what it still gets wrong, and add examples like that.",
      button: `See ${wrong} wrong ${wrong === 1 ? "case" : "cases"}`,
      href: cases("wrong"),
    };
  if (verdict.outcome === "refused")
    return {
      sentence: "Freeze a version with 30 test cases or more; fewer say nothing.",
      button: "Freeze a larger test",
      href: routes.datasetVersions(projectId, datasetId),
    };
  if (verdict.outcome === "better")
    return { sentence: "Look through the cases before you rely on it.", button: "See the cases", href: cases("all") };
  return { sentence: "See what it gets wrong, and add examples like that.", button: "See the cases", href: cases("wrong") };
}
