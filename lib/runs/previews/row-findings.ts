import { formatBytes, formatCount, formatNumber } from "@/lib/format";
import type { Preview } from "@/lib/trainers/previews/preview";
import type { BaseModel } from "@/lib/trainers/schemas";
import type { Finding } from "../schemas";
import { roomFor } from "./context-limit";
import type { PreviewSummary } from "./schemas";

interface Looked {
  summary: PreviewSummary;
  contextLength: number | null;
  about: Omit<Preview, "rows">;
  bytes: number;
  problems: readonly { row: number; message: string }[];
  baseModel: BaseModel;
  trainerName: string;
  /** "to learn from" or "to check on". */
  isValidation: boolean;
}

/** What the rows themselves say, each with the rows it is about: what blocks comes first. */
export function rowFindings(looked: Looked): Finding[] {
  return [...refusedRows(looked), ...tooLargeFile(looked), ...longRows(looked), ...emptyRows(looked), ...goodRows(looked)];
}

const of = ({ isValidation }: Looked) => (isValidation ? " in the validation split" : "");

function refusedRows(looked: Looked): Finding[] {
  const { refused, rowCount } = looked.summary;
  const [first] = looked.problems;
  if (refused.count === 0) return [];
  const title = `${looked.trainerName} would refuse ${formatNumber(refused.count)} of ${formatCount(rowCount, "example")}${of(looked)}.`;
  const why = first ? `Number ${formatNumber(first.row)}: ${first.message} ` : "";
  return [
    {
      state: "failed",
      title,
      detail: `${why}Correct or leave out such examples, then freeze a new version.`,
      about: "refused",
      ...rowsOf(refused),
      fix: null,
    },
  ];
}

function tooLargeFile({ about: { fileBytes }, bytes }: Looked): Finding[] {
  if (fileBytes === null || bytes <= fileBytes) return [];
  const title = `The file would be ${formatBytes(bytes)}; this trainer takes at most ${formatBytes(fileBytes)}.`;
  return [
    { state: "failed", title, detail: "Freeze a version with fewer or shorter examples.", about: null, rows: [], rowCount: 0, fix: null },
  ];
}

function longRows(looked: Looked): Finding[] {
  const { summary, contextLength, about, baseModel, trainerName } = looked;
  const { cut, answerLost, longest } = summary;
  if (cut.count === 0 || contextLength === null) return [];
  const room = roomFor(longest, baseModel);
  const fix = room !== null && room > contextLength ? { label: `Raise to ${formatNumber(room)}`, contextLength: room } : null;
  const cure = fix ? "Raise the context length, or shorten them." : "Shorten them, or choose a base model that reads more.";
  const are = cut.count === 1 ? "1 example is" : `${formatNumber(cut.count)} examples are`;
  if (about.overlong === "refused") {
    const title = `${are} longer than ${formatNumber(contextLength)} tokens${of(looked)}, and ${lowerThe(trainerName)} refuses ${cut.count === 1 ? "it" : "them"}.`;
    return [{ state: "failed", title, detail: `The longest has ${formatNumber(longest)}. ${cure}`, about: "cut", ...rowsOf(cut), fix }];
  }
  const whole =
    answerLost.count === 0
      ? ""
      : `, ${formatNumber(answerLost.count)} of them ${answerLost.count === 1 ? "loses" : "lose"} the whole answer`;
  const title =
    about.overlong === "cut"
      ? `${formatNumber(cut.count)} ${cut.count === 1 ? "is" : "are"} cut${of(looked)}${whole}.`
      : `${are} longer than ${formatNumber(contextLength)} tokens${of(looked)}. The provider does not say whether it cuts or refuses them.`;
  return [
    {
      state: "attention",
      title,
      detail: `The model would learn to stop in the middle of a sentence. ${cure}`,
      about: "cut",
      ...rowsOf(cut),
      fix,
    },
  ];
}

function emptyRows(looked: Looked): Finding[] {
  const { nothingToLearn } = looked.summary;
  if (nothingToLearn.count === 0) return [];
  const blocks = looked.about.overlong === "refused";
  const has = nothingToLearn.count === 1 ? "1 example has" : `${formatNumber(nothingToLearn.count)} examples have`;
  const detail = blocks
    ? `${looked.trainerName} refuses such examples. Give an answer weight 1, or leave them out, then freeze a new version.`
    : "Every answer in them has weight 0 or is empty: they cost tokens and teach nothing.";
  return [
    {
      state: blocks ? "failed" : "attention",
      title: `${has} nothing to learn${of(looked)}.`,
      detail,
      about: "nothingToLearn",
      ...rowsOf(nothingToLearn),
      fix: null,
    },
  ];
}

function goodRows(looked: Looked): Finding[] {
  const { summary, contextLength, isValidation } = looked;
  if (isValidation) return [];
  const learnable = summary.rowCount - summary.nothingToLearn.count - summary.refused.count - summary.answerLost.count;
  const fits = summary.cut.count === 0 && contextLength !== null ? `, none is longer than ${formatNumber(contextLength)} tokens` : "";
  const title = `${formatCount(learnable, "example has", "examples have")} something to learn${fits}.`;
  return learnable === 0 ? [] : [{ state: "done", title, detail: null, about: null, rows: [], rowCount: 0, fix: null }];
}

const rowsOf = ({ rows, count }: { rows: number[]; count: number }) => ({ rows, rowCount: count });

const lowerThe = (name: string) => name.replace(/^The /, "the ");
