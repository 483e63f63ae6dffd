import { leakWords } from "@/lib/datasets/versions/leak-words";
import { choiceWords } from "@/lib/evaluations/decisions/choice-words";
import { graderLabel, graderName } from "@/lib/evaluations/graders/grader-words";
import type { ReportSection } from "@/lib/evaluations/reports/report-document";
import { formatDateTime, formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { percentWords } from "./percent-words";
import type { CardEvaluation, ModelCard } from "./schemas";

/** What it can do, against whom that was shown, and whether to believe who graded it. */
export function evaluationSections({ project, model, evaluations, isCut, decisions }: ModelCard): ReportSection[] {
  if (evaluations.length === 0)
    return [
      { title: "What it scored", lines: ["It has not been measured: nothing says how well it answers."] },
      ...decided(project.id, decisions),
    ];
  const rows = evaluations.flatMap((one) => scoreRows(project.id, one, isUntrained(model)));
  const judged = evaluations.flatMap((one) => judgeFacts(project.id, one));
  return [
    {
      title: "What it scored",
      lines: isCut ? ["The newest evaluations; older ones stand under Evaluations."] : [],
      table: {
        head: ["Benchmark", "What counts", "Score", "Not graded", "Seen in training?"],
        rows: rows.map(({ cells }) => cells),
        hrefs: rows.map(({ href }) => href),
      },
    },
    { title: "Held against prompting", facts: evaluations.map((one) => verdictFact(project.id, one)) },
    ...(judged.length > 0 ? [{ title: "Whether its judges are to be believed", facts: judged }] : []),
    ...decided(project.id, decisions),
  ];
}

const isUntrained = ({ kind, shownVersionId }: ModelCard["model"]) => kind === "baseline" && shownVersionId === null;

const nameOf = ({ evaluation: { benchmark } }: CardEvaluation) =>
  benchmark.version > 1 ? `${benchmark.name} (version ${benchmark.version})` : benchmark.name;

function scoreRows(projectId: string, one: CardEvaluation, isNeverTrained: boolean) {
  const { id, benchmark, scores, ungraded, leak } = one.evaluation;
  return benchmark.graders.map((grader) => {
    const score = scores?.[grader.key];
    const cells = [
      nameOf(one),
      graderName(grader),
      score ? percentWords(score) : "no case could be graded",
      formatNumber(ungraded?.[grader.key] ?? 0),
      isNeverTrained ? "Never trained" : leakWords(leak),
    ];
    return { cells, href: routes.evaluation(projectId, id, { grader: grader.key }) };
  });
}

function verdictFact(projectId: string, one: CardEvaluation): [string, string, string?] {
  const { evaluation, against } = one;
  if (!against) return [nameOf(one), "Held against nothing: prompting was not measured on these cases, or it is prompting itself."];
  return [
    nameOf(one),
    `${against.verdict.sentence} ${against.verdict.detail}`,
    routes.report(projectId, evaluation.id, { against: against.evaluationId }),
  ];
}

function judgeFacts(projectId: string, one: CardEvaluation): [string, string, string][] {
  const { benchmark } = one.evaluation;
  return one.judges.map(({ judge, verdict, kappa, answerCount }) => [
    `${graderLabel(benchmark.graders, judge)}, ${nameOf(one)}`,
    kappa
      ? `${verdict} κ ${formatNumber(kappa.value, 2)} (95% interval ${formatNumber(kappa.low, 2)} to ${formatNumber(kappa.high, 2)}, ${formatNumber(answerCount)} answers).`
      : verdict,
    routes.benchmark(projectId, benchmark.id),
  ]);
}

function decided(projectId: string, decisions: ModelCard["decisions"]): ReportSection[] {
  if (decisions.length === 0) return [];
  return [
    {
      title: "What was decided about it",
      facts: decisions.map(({ choice, reason, decidedOn, by, createdAt, candidateId, baselineId }) => [
        `${by}, ${formatDateTime(createdAt)}`,
        `${choiceWords(choice, decidedOn)}: “${reason}” What was known then: ${decidedOn.sentence}`,
        routes.report(projectId, candidateId, { against: baselineId }),
      ]),
    },
  ];
}
