import { formatCount, formatInterval, formatPercent } from "@/lib/format";
import { binomialTail } from "@/lib/statistics/binomial-tail";
import type { EstimateWithInterval } from "@/lib/statistics/estimate";
import { estimateMean } from "@/lib/statistics/mean-interval";
import { otherModel } from "../serving/completion";
import { type Answers, areAlike, isServedSame, oddOneOut } from "./judge-answers";
import type { ParityFinding, ParityVerdict } from "./schemas";

/** In fewer checks than one of twenty chance alone would be so uneven. */
const chanceAtMost = 0.05;

export const refusedAnswer = "(the request was refused)";

export interface ParityFacts {
  name: string;
  baseModel: string;
  /** The name that is asked for, and the one that the trainer gave the model. */
  asked: string;
  trainerModel: string;
  /** Null where Hone does not know what it was trained with. */
  trainedPrompt: string | null;
  servedPrompt: string;
  parameters: readonly string[];
  hasRecord: boolean;
  cases: readonly (Answers & { servedModel: string | null })[];
}

/** Whether the gateway's way leads to what was trained. Whatever is found stops the variant. */
export function judgeParity(facts: ParityFacts): ParityVerdict {
  const { name, cases } = facts;
  const findings = [instruction(facts), model(facts), refused(facts), answers(facts), record(facts)].filter((one) => one !== null);
  const same = shareOf(cases.map(isServedSame));
  const itself = shareOf(cases.map(({ first, again }) => areAlike(first, again)));
  const [first] = findings;
  const figures = `${shareWords("By the gateway’s way it gave the trainer’s answer", same)} ${shareWords("Asked twice, the trainer gave the same answer", itself)}`;
  return {
    findings,
    same,
    itself,
    sentence: first ? first.sentence : passedWords(name, same),
    detail: `${figures} The chat template is the endpoint’s own on both ways.`,
  };
}

function instruction({ name, trainedPrompt, servedPrompt }: ParityFacts): ParityFinding | null {
  if (trainedPrompt === null || trainedPrompt === servedPrompt) return null;
  const trained = trainedPrompt === "" ? "without an instruction" : `with the instruction “${short(trainedPrompt)}”`;
  const served = servedPrompt === "" ? "with none" : `with “${short(servedPrompt)}”`;
  return {
    kind: "instruction",
    sentence: `${name} was trained ${trained} and would be asked ${served}.`,
    advice: "Add the model once more without an instruction of its own: then it is asked with the one that it learned from.",
  };
}

function model({ name, asked, trainerModel, baseModel, cases }: ParityFacts): ParityFinding | null {
  const isOther = (answered: string) =>
    (answered === baseModel && asked !== baseModel) ||
    (otherModel(asked, answered) !== null && otherModel(trainerModel, answered) !== null);
  const other = cases.find(({ servedModel }) => servedModel !== null && isOther(servedModel))?.servedModel;
  if (!other) return null;
  return {
    kind: "model",
    sentence: `${asked} was asked for, and ${other} says that it answered.`,
    advice: `Look at the provider whether ${name} is loaded where it is asked, with its adapter, and check again.`,
  };
}

function refused({ name, parameters, cases }: ParityFacts): ParityFinding | null {
  const count = cases.filter(({ again, served }) => served === refusedAnswer && again !== refusedAnswer).length;
  if (count === 0) return null;
  const set = parameters.length > 0 ? ` It is asked with ${parameters.join(", ")}.` : "";
  return {
    kind: "refused",
    sentence: `${name} answers its trainer’s questions, and ${formatCount(count, "question")} of ${cases.length} were refused by the gateway’s way.`,
    advice: `Look at what the variant sets for every request.${set}`,
  };
}

function answers({ name, parameters, cases }: ParityFacts): ParityFinding | null {
  const odd = cases.map(oddOneOut).filter((one) => one !== null);
  const served = odd.filter((one) => one === "served").length;
  if (served === 0 || binomialTail(served, odd.length, 1 / 3) > chanceAtMost) return null;
  const set =
    parameters.length > 0
      ? ` The variant sets ${parameters.join(", ")}: that may be why.`
      : " Look at the template and the adapter that the endpoint answers with.";
  return {
    kind: "answers",
    sentence: `By the gateway’s way ${name} gives other answers: in ${served} of ${formatCount(cases.length, "question")} its answer stands apart from what the trainer says.`,
    advice: `Read the pairs below.${set} Then check again.`,
  };
}

/** Both ways agree today, and not with what was measured. */
function record({ name, hasRecord, cases }: ParityFacts): ParityFinding | null {
  if (!hasRecord) return null;
  const odd = cases.map(oddOneOut).filter((one) => one !== null);
  const old = odd.filter((one) => one === "first").length;
  if (old === 0 || binomialTail(old, odd.length, 1 / 3) > chanceAtMost) return null;
  return {
    kind: "record",
    sentence: `${name} no longer answers as it did when it was measured: in ${old} of ${formatCount(cases.length, "question")} the answer of then stands apart.`,
    advice:
      "Its endpoint may answer with another adapter, template or model by now. Look there, or evaluate it again before it takes traffic.",
  };
}

function passedWords(name: string, same: EstimateWithInterval): string {
  const { value, n } = same;
  const count = Math.round(value * n);
  if (count === n) return `${name} gives the trainer’s answers by the gateway’s way: ${n} of ${n}.`;
  return `${name} gives the trainer’s answers by the gateway’s way in ${count} of ${n}; the others differ no more than chance can explain.`;
}

const shareOf = (values: boolean[]): EstimateWithInterval =>
  estimateMean(
    [0, 1].map((value) => ({ value, count: values.filter((one) => Number(one) === value).length })).filter(({ count }) => count > 0),
  );

function shareWords(what: string, { value, n, ci95: [low, high] }: EstimateWithInterval): string {
  const interval = formatInterval({ low: low * 100, high: high * 100 });
  return `${what} in ${formatPercent(value, 0)} of ${formatCount(n, "question")} (95% interval ${interval}).`;
}

const short = (text: string) => (text.length > 120 ? `${text.slice(0, 120)}…` : text);
