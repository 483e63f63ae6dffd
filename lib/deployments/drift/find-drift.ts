import { formatNumber, formatPercent } from "@/lib/format";
import { homogeneityPValue, type Pairs } from "@/lib/statistics/homogeneity";
import { stabilityIndex } from "@/lib/statistics/stability-index";
import { medianLength } from "./length-steps";
import type { Shape } from "./shape";

export interface Drift {
  /** How far both lie apart: the population stability index. */
  index: number;
  sentence: string;
}

/** Fewer people say nothing about a distribution. */
export const fewestPeople = 200;
/** Five things are looked at every day; with this, one false alarm is to be expected in twenty years of looking (Bonferroni). */
const things = 5;
const looksOfAYear = 365;
const alpha = 0.05 / (things * looksOfAYear);
/** Less is not worth saying, however sure. Siddiqi 2006. */
const worthSaying = 0.1;
/** Answers are labels where nearly all of them are short. */
const mostlyLabels = 0.8;
const bins = 10;

/** What is surely and noticeably different from the reference, the furthest first. */
export function findDrift(reference: Shape, now: Shape): Drift[] {
  if (reference.people < fewestPeople || now.people < fewestPeople) return [];
  const found = [
    lengths("Questions", reference.questionLengths, now.questionLengths),
    lengths("Answers", reference.answerLengths, now.answerLengths),
    kinds(reference.languages, now.languages, languageWords),
    areLabels(reference) && areLabels(now) ? kinds(reference.labels, now.labels, labelWords) : null,
    kinds(reference.endings, now.endings, endingWords),
  ];
  return found.flatMap((one) => one ?? []).toSorted((a, b) => b.index - a.index);
}

type Counts = Record<string, number>;

const totalOf = (counts: Counts) => Object.values(counts).reduce((sum, count) => sum + count, 0);
const areLabels = ({ labels, answerLengths }: Shape) => totalOf(labels) >= mostlyLabels * totalOf(answerLengths);

/** How far, if it is far and surely so. */
function indexOf(pairs: Pairs): number | null {
  const pValue = homogeneityPValue(pairs);
  if (pValue === null || pValue >= alpha) return null;
  const index = stabilityIndex(pairs);
  return index >= worthSaying ? index : null;
}

function lengths(what: string, before: Counts, now: Counts): Drift | null {
  const index = indexOf(inTenths(before, now));
  const [had, has] = [medianLength(before), medianLength(now)];
  if (index === null || had === null || has === null) return null;
  const [from, to] = [formatNumber(had), formatNumber(has)];
  if (from === to)
    return { index, sentence: `${what} are of other lengths than at the start, though their median is still about ${from} tokens.` };
  return { index, sentence: `${what} are ${has > had ? "longer" : "shorter"} than at the start: median about ${from} → ${to} tokens.` };
}

/** Steps put together until each holds about a tenth of the reference. */
function inTenths(before: Counts, now: Counts): Pairs {
  const steps = [...new Set([...Object.keys(before), ...Object.keys(now)])].map(Number).sort((a, b) => a - b);
  const tenth = totalOf(before) / bins;
  const pairs: [number, number][] = [];
  let isOpen = false;
  for (const step of steps) {
    const [one, other] = [before[step] ?? 0, now[step] ?? 0];
    const last = pairs.at(-1);
    if (isOpen && last) pairs[pairs.length - 1] = [last[0] + one, last[1] + other];
    else pairs.push([one, other]);
    isOpen = (pairs.at(-1)?.[0] ?? 0) < tenth;
  }
  return pairs;
}

function kinds(before: Counts, now: Counts, words: (kind: string, from: string, to: string, isMore: boolean) => string): Drift | null {
  const [had, has] = [totalOf(before), totalOf(now)];
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort(
    (a, b) => (before[b] ?? 0) + (now[b] ?? 0) - (before[a] ?? 0) - (now[a] ?? 0) || (a < b ? -1 : 1),
  );
  const index = indexOf(names.map((name) => [before[name] ?? 0, now[name] ?? 0] as const));
  if (index === null) return null;
  const changes = names.map((name) => ({ name, from: (before[name] ?? 0) / had, to: (now[name] ?? 0) / has }));
  const [most] = changes.toSorted((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from));
  if (!most) return null;
  return { index, sentence: words(most.name, formatPercent(most.from, 0), formatPercent(most.to, 0), most.to > most.from) };
}

function languageWords(language: string, from: string, to: string, isMore: boolean): string {
  const name = new Intl.DisplayNames("en", { type: "language" }).of(language) ?? language;
  return `${isMore ? "More" : "Fewer"} questions are in ${name} than at the start: ${from} → ${to}.`;
}

const labelWords = (label: string, from: string, to: string, isMore: boolean) =>
  `The answer “${label}” is given ${isMore ? "more" : "less"} often than at the start: ${from} → ${to}.`;

function endingWords(ending: string, from: string, to: string, isMore: boolean): string {
  const what = { refused: "answers refuse", broken: "answers break the format" }[ending] ?? "answers are as they should be";
  return `${isMore ? "More" : "Fewer"} ${what} than at the start: ${from} → ${to}.`;
}
