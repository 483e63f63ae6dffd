import { formatCount, formatInterval, formatNumber, formatPercent, formatPoints, formatSignedInterval } from "@/lib/format";
import { routes } from "@/lib/routes";
import type { EstimateWithInterval } from "@/lib/statistics/estimate";
import type { CurvePoint, LearningCurve } from "../learning-curves/schemas";
import type { ReportSection } from "./report-document";

export const learningCurveTitle = "What more data would bring";

const sure = { better: "surely better", worse: "surely worse", cannot_tell: "cannot tell yet", refused: "too few cases" };
const percents = ({ ci95 }: EstimateWithInterval) => ({ low: ci95[0] * 100, high: ci95[1] * 100 });

/** The words and figures of a learning curve; each row leads to its evaluation, each run to its page. */
export function learningCurveSection(curve: LearningCurve, projectId: string): ReportSection {
  const measured = curve.points.filter(({ state }) => state === "measured");
  const runs = curve.points.flatMap(({ run, percent }) => (run ? [{ run, percent }] : []));
  const isBegun = curve.state !== "none" && curve.state !== "impossible";
  return {
    title: learningCurveTitle,
    lines: linesOf(curve),
    ...(isBegun && measured.length > 1
      ? {
          table: {
            head: ["Examples", "Right (95% interval)", "Against half as many", "Sure?", "Model"],
            rows: measured.map((point) => rowOf(point, curve)),
            hrefs: measured.map(({ evaluation }) => (evaluation ? routes.evaluation(projectId, evaluation.id) : null)),
          },
        }
      : {}),
    ...(isBegun
      ? {
          facts: runs.map(({ run, percent }): [string, string, string] => [
            `Run ${run.number}`,
            percent === 100 ? "all examples" : `${percent}% of the examples`,
            routes.run(projectId, run.id),
          ]),
        }
      : {}),
  };
}

function linesOf({ state, reason, verdict, points }: LearningCurve): string[] {
  const failed = points.filter((point) => point.state === "failed" || point.state === "unmeasured");
  switch (state) {
    case "impossible":
      return [reason ?? "There is no learning curve for this model."];
    case "none":
      return [
        "Nobody has tried it yet. Two more runs of the same recipe, one on a quarter and one on half of the same examples, show how much the last doubling brought.",
        "Both are parts of what the model learned, the smaller in the larger; what belongs together stays together, and all answer the same cases.",
      ];
    case "awaiting_approval":
      return ["The runs on a quarter and on half of the examples wait for a lead. Nothing is launched and nothing costs until then."];
    case "running":
      return [
        "The same recipe learns from a quarter and from half of the examples; each is measured on these cases as soon as it is trained.",
      ];
    case "incomplete":
      return [
        failed.length === 0
          ? "A part of the curve is missing."
          : `${formatCount(failed.length, "part")} of the curve could not be measured.`,
        ...failed.map(({ percent, reason: why }) => `${percent}%: ${why ?? "not measured on these cases yet."}`),
        ...(verdict.outcome === "waiting" ? [] : saidBy(verdict)),
      ];
    case "done":
      return saidBy(verdict);
  }
}

const saidBy = ({ sentence, detail, projection }: LearningCurve["verdict"]) => [sentence, detail, ...(projection ? [projection] : [])];

function rowOf({ percent, trainCount, score, evaluation }: CurvePoint, { steps }: LearningCurve): string[] {
  const step = steps.find(({ to }) => to === percent);
  return [
    `${formatNumber(trainCount ?? 0)} (${percent === 100 ? "all" : `${percent}%`})`,
    score ? `${formatPercent(score.value)} (${formatInterval(percents(score), 1)})` : "not measured",
    step ? `${formatPoints(step.difference.value, 1)} (${formatSignedInterval(percents(step.difference), 1)})` : "–",
    step ? sure[step.outcome] : "–",
    evaluation?.modelName ?? "–",
  ];
}
