import { leakWords } from "@/lib/datasets/versions/leak-words";
import {
  formatCount,
  formatDate,
  formatDateTime,
  formatDuration,
  formatInterval,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPoints,
  formatSignedInterval,
} from "@/lib/format";
import { routes } from "@/lib/routes";
import type { EstimateWithInterval } from "@/lib/statistics/estimate";
import { costWords } from "../costs/cost-words";
import type { CostSide } from "../costs/schemas";
import { choiceWords } from "../decisions/choice-words";
import type { Decision } from "../decisions/schemas";
import { graderName, graderWords } from "../graders/grader-words";
import { consistencyWords, temperatureWarning } from "../repeats/consistency-words";
import { casesAndSources } from "../too-few";
import { learningCurveSection } from "./learning-curve-section";
import type { Report, ReportedModel } from "./schemas";

export interface ReportSection {
  title: string;
  lines?: string[];
  /** `href`: the page that it was read from, as a path. */
  facts?: [term: string, words: string, href?: string][];
  /** `hrefs`: for each row the page that it was read from. */
  table?: { head: string[]; rows: string[][]; hrefs?: (string | null)[] };
  cases?: { title: string; texts: [label: string, text: string][] }[];
}

/** What a report says, before it is written one way or another. */
export interface ReportDocument {
  title: string;
  sentence: string;
  detail: string;
  sections: ReportSection[];
}

const percents = ({ ci95 }: EstimateWithInterval) => ({ low: ci95[0] * 100, high: ci95[1] * 100 });
const share = (score: EstimateWithInterval | null) =>
  score ? `${formatPercent(score.value)} (${formatInterval(percents(score), 1)})` : "not measured";
const points = (difference: EstimateWithInterval | null) =>
  difference ? `${formatPoints(difference.value, 1)} (${formatSignedInterval(percents(difference), 1)})` : "–";

const outcomes = { better: "surely better", worse: "surely worse", cannot_tell: "cannot tell yet", refused: "too few cases" };

function consistencySection({ comparison: { candidate, baseline } }: Report): ReportSection[] {
  const lines = [candidate, baseline].flatMap((evaluation) => consistencyWords(evaluation) ?? []);
  return lines.length === 0 ? [] : [{ title: "How consistent the answers are", lines: [...lines, temperatureWarning] }];
}

export function reportDocument(report: Report): ReportDocument {
  const { comparison, models, slices, regressions, decisions, recommendation } = report;
  return {
    title: report.question,
    sentence: comparison.verdict.sentence,
    detail: comparison.verdict.detail,
    sections: [
      { title: "What the figures speak for", lines: [recommendation] },
      { title: "What was decided", ...decided(decisions) },
      {
        title: "Every way of answering, on the same cases",
        table: {
          head: ["Model", "Right (95% interval)", "Against the baseline", "Sure?", "1,000 answers", "Takes"],
          rows: models.map(modelRow),
          hrefs: models.map(({ evaluation }) => routes.evaluation(report.projectId, evaluation.id)),
        },
      },
      costSection(report),
      ...(report.learningCurve ? [learningCurveSection(report.learningCurve, report.projectId)] : []),
      ...(slices.slices.length > 0 ? [sliceSection(report)] : []),
      {
        title: `Got worse: ${formatCount(regressions.total, "case")}`,
        lines: regressions.total === 0 ? ["No case that was right before is wrong now."] : moreLeft(regressions),
        cases: regressions.cases.map(({ position, asked, target, before, after, reason }) => ({
          title: `Case ${formatNumber(position)}`,
          texts: [
            ["Asked", asked],
            ["Wanted", target],
            ["Before", before],
            ["Now", after],
            ...(reason ? [["Why", reason] satisfies [string, string]] : []),
          ],
        })),
      },
      ...consistencySection(report),
      { title: "What it rests on", facts: factsOf(report) },
    ],
  };
}

function decided(decisions: readonly Decision[]): Pick<ReportSection, "lines"> {
  if (decisions.length === 0) return { lines: ["Nothing yet."] };
  return {
    lines: decisions.map(
      ({ choice, decidedOn, reason, by, createdAt }) =>
        `${choiceWords(choice, decidedOn)}. ${by}, ${formatDateTime(createdAt)}: “${reason}” What was known then: ${decidedOn.sentence}`,
    ),
  };
}

function modelRow({ evaluation, role, score, againstBaseline, outcome, usdPerThousand }: ReportedModel): string[] {
  const { modelVersion, medianLatencyMs } = evaluation;
  const note = role === "candidate" ? " (in question)" : role === "baseline" ? " (held against)" : "";
  return [
    `${modelVersion.name}${note}`,
    share(score),
    points(againstBaseline),
    outcome ? outcomes[outcome] : "–",
    usdPerThousand === null ? "no price entered" : formatMoney(usdPerThousand),
    medianLatencyMs === null ? "–" : formatDuration(medianLatencyMs),
  ];
}

const dollars = (usd: number | null) => (usd === null ? "no price entered" : formatMoney(usd));

function costSection({ comparison, cost }: Report): ReportSection {
  const names = { candidate: comparison.candidate.modelVersion.name, baseline: comparison.baseline.modelVersion.name };
  const row = (name: string, { trainingUsd, hostingUsdPerDay, usdPerThousand, yearUsd }: CostSide) => [
    name,
    formatMoney(trainingUsd),
    formatMoney(hostingUsdPerDay),
    dollars(usdPerThousand),
    dollars(yearUsd),
  ];
  return {
    title: "What a year costs",
    lines: costWords(cost, names),
    table: {
      head: ["Model", "Training, once", "Endpoint, a day", "1,000 answers", "A year"],
      rows: [row(names.baseline, cost.baseline), row(names.candidate, cost.candidate)],
    },
  };
}

function sliceSection({ slices }: Report): ReportSection {
  return {
    title: "Where it helps, by tag",
    lines: [slices.sentence],
    table: {
      head: ["Tag", "Cases", "Before", "Now", "Difference", "Verdict"],
      rows: slices.slices.map(({ tag, caseCount, sourceCount, baseline, candidate, difference, words }) => [
        tag,
        casesAndSources(caseCount, sourceCount),
        share(baseline),
        share(candidate),
        points(difference),
        words,
      ]),
    },
  };
}

function moreLeft({ total, cases }: Report["regressions"]): string[] {
  return total > cases.length ? [`The first ${cases.length} of them; the others stand on the comparison’s page.`] : [];
}

function factsOf({ projectName, comparison, data, recipe, writtenAt }: Report): [string, string][] {
  const { baseline, candidate, grader, difference, sourceCount, ungradedCount } = comparison;
  const { benchmark, modelVersion, leak } = candidate;
  const counted = benchmark.graders.find(({ key }) => key === grader);
  const others = benchmark.graders.filter(({ key }) => key !== grader);
  return [
    ["Project", projectName],
    [
      "Cases",
      `${benchmark.name}${benchmark.version > 1 ? ` (${benchmark.version})` : ""}, frozen ${formatDate(benchmark.createdAt)}: ${casesAndSources(difference.n, sourceCount)}${ungradedCount > 0 ? `, ${formatNumber(ungradedCount)} not graded and left out` : ""}`,
    ],
    ["Seen in training?", modelVersion.kind === "baseline" && !modelVersion.shownVersionId ? "Never trained here" : leakWords(leak)],
    ["What counts as right", counted ? `${graderName(counted)}: ${graderWords[counted.kind].hint}` : grader],
    ...(others.length > 0 ? [["Also graded", others.map(graderName).join(", ")] satisfies [string, string]] : []),
    ["Held against", `${baseline.modelVersion.name}, ${baseline.modelVersion.baseModel} at ${baseline.modelVersion.trainer.name}`],
    ["In question", `${modelVersion.name}, ${modelVersion.baseModel} at ${modelVersion.trainer.name}`],
    ...(data
      ? [
          [
            "Learned from",
            `${data.datasetName}, version ${data.number}: ${formatNumber(data.trainCount)} to learn from, ${formatNumber(data.validationCount)} to watch, ${formatNumber(data.testCount)} kept apart; content ${data.contentHash.slice(0, 12)}`,
          ] satisfies [string, string],
        ]
      : []),
    ...(recipe
      ? [
          [
            "Trained as",
            `run ${recipe.runNumber}, ${recipe.method} on ${recipe.baseModel} at ${recipe.trainer}${recipe.settings ? `, ${recipe.settings}` : ""}, seed ${recipe.seed}${recipe.part ? `, on ${recipe.part}` : ""}${recipe.costUsd === null ? "" : `, ${formatMoney(recipe.costUsd)}`}`,
          ] satisfies [string, string],
        ]
      : []),
    ["Written", formatDateTime(writtenAt)],
  ];
}
