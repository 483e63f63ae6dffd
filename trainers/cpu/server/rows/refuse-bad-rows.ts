import { JobFailure } from "../jobs/job-failure";
import type { InspectedRowProblem, InspectionReport } from "./inspection-report";

/** As in the protocol of OpenAI, so that a recipe can move between trainers. */
export const minimumExamples = 10;

const codes = {
  invalid: "invalid_file",
  too_long: "example_too_long",
  template: "template_error",
  nothing_to_learn: "nothing_to_learn",
} as const;
const advice = {
  invalid: "Correct these rows and upload the file again.",
  too_long: "Shorten these rows, leave them out, or choose a model with a longer context.",
  template: "Change these rows so that the model's chat template accepts them.",
  nothing_to_learn: "Give these rows an answer of the assistant with weight 1, or leave them out.",
} as const;
const shownRows = 5;

function firstKind(problems: InspectedRowProblem[]): InspectedRowProblem["problem"] | undefined {
  return (["invalid", "too_long", "template", "nothing_to_learn"] as const).find((kind) =>
    problems.some(({ problem }) => problem === kind),
  );
}

/** Rows that training would leave out fail the job: a run that silently skips its data must not look like a success. */
export function refuseBadRows(param: "training_file" | "validation_file", report: InspectionReport): void {
  const name = param === "training_file" ? "training file" : "validation file";
  const kind = firstKind(report.problems);
  if (kind !== undefined) {
    const bad = report.problems.filter(({ problem }) => problem === kind);
    const rows = bad.slice(0, shownRows).map(({ row, message }) => `Row ${row}: ${message}`);
    const count = bad.length === 1 ? `1 row of the ${name} cannot be used.` : `${bad.length} rows of the ${name} cannot be used.`;
    const more = bad.slice(shownRows, shownRows + 45).map(({ row }) => row);
    const others = bad.length - shownRows - more.length;
    const rest = more.length === 0 ? "" : ` Also rows ${more.join(", ")}${others > 0 ? ` and ${others} more` : ""}.`;
    throw new JobFailure(codes[kind], `${count} ${rows.map((row) => row.replace(/\.?$/, ".")).join(" ")}${rest} ${advice[kind]}`, param);
  }
  if (report.examples === 0)
    throw new JobFailure("invalid_file", `The ${name} holds no rows. Upload a JSONL file with one conversation per line.`, param);
  if (param === "training_file" && report.examples < minimumExamples) {
    throw new JobFailure(
      "too_few_examples",
      `The ${name} holds ${report.examples} ${report.examples === 1 ? "row" : "rows"}; this trainer needs at least ${minimumExamples} to learn from. Add examples and upload the file again.`,
      param,
    );
  }
}
