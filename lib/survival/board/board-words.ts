import { formatCount, formatDate } from "@/lib/format";
import type { Board, BoardRow } from "./schemas";

const numbers = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];

/** "Three", "14": small numbers begin a sentence as words. */
const spelled = (count: number) => numbers[count] ?? String(count);

const rowName = ({ project, modelVersion }: BoardRow) =>
  modelVersion.kind === "baseline" ? `${project.name}, ${modelVersion.name}` : `${project.name} ${modelVersion.name}`;

const isAtRisk = ({ life, mayRetire }: BoardRow) => life === "ends" && !mayRetire;
const isProven = ({ parity }: BoardRow) => parity?.outcome === "no_worse";

/** The verdict: how many stop on the nearest day, and how many of them have a proven replacement. */
export function boardSentence(rows: readonly BoardRow[]): Pick<Board, "sentence" | "countdown"> {
  const ending = rows.filter(isAtRisk);
  const nearest = Math.min(...ending.map(({ daysLeft }) => daysLeft ?? Number.POSITIVE_INFINITY));
  if (!Number.isFinite(nearest)) return { sentence: rows.length === 0 ? "No model to lose yet." : calm(rows), countdown: null };
  const first = ending.filter(({ daysLeft }) => daysLeft === nearest);
  const countdown = nearest === 0 ? "today" : formatCount(nearest, "day");
  const who = first.length === 1 ? "One model stops" : `${spelled(first.length)} models stop`;
  const proven = first.filter(isProven).length;
  const rest =
    first.length === 1
      ? proven === 1
        ? "It has a proven replacement."
        : "It has no proven replacement."
      : proven === first.length
        ? "All have a proven replacement."
        : proven === 0
          ? "None has a proven replacement."
          : `${spelled(proven)} ${proven === 1 ? "has" : "have"} a proven replacement.`;
  return { sentence: `${who} answering ${nearest === 0 ? "" : "in "}${countdown}. ${rest}`, countdown };
}

function calm(rows: readonly BoardRow[]): string {
  return rows.some(({ life }) => life === "ends") ? "Every model that ends may end." : "No model here has a day on which it stops.";
}

/** What comes first, and why; then the last day for training, where it is near. */
export function boardLead(first: BoardRow | undefined, rows: readonly BoardRow[], namesProject: boolean): string {
  const reason = first && reasonFor(first, namesProject ? rowName(first) : first.modelVersion.name);
  const ends = rows
    .filter(isAtRisk)
    .flatMap(({ retirement, trainingDaysLeft, modelVersion }) =>
      retirement.lastTrainingOn && trainingDaysLeft !== null && trainingDaysLeft >= 0
        ? [{ day: retirement.lastTrainingOn, left: trainingDaysLeft, who: modelVersion.trainerName }]
        : [],
    );
  const [soonest] = ends.toSorted((one, other) => one.left - other.left);
  const training = soonest
    ? `${soonest.who} takes no new fine-tunes after ${formatDate(new Date(soonest.day))}, ${soonest.left === 0 ? "which is today" : `${formatCount(soonest.left, "day")} from now`}.`
    : null;
  return [reason ?? quiet(rows), training].filter(Boolean).join(" ");
}

function quiet(rows: readonly BoardRow[]): string {
  if (rows.length === 0)
    return "Train a model, or take over those of a connected account: here you see when they end and what is kept of them.";
  return rows.some(({ life }) => life === "ends")
    ? "Nothing is left to do before they end."
    : "Providers are asked again every few hours. A golden record is worth having all the same: it says how a model behaved before anything changes.";
}

function reasonFor(row: BoardRow, name: string): string | null {
  const { record, replacement } = row;
  switch (row.next) {
    case "record":
      return `${name} comes first: none of its answers are recorded, and once it is gone nobody can say how it behaved.`;
    case "see_record":
      return `${name} comes first: ${record?.doneCount} of ${record?.caseCount} answers are recorded.`;
    case "go_on":
      return `${name} comes first: its recording stopped at ${record?.doneCount} of ${record?.caseCount} cases.`;
    case "retrain":
      return `${name} comes first: its answers are recorded, and nothing is trained to take its place.`;
    case "see_run":
      return `${name} comes first: run ${replacement?.run?.number} trains its replacement.`;
    case "prove":
      return `${name} comes first: ${replacement?.modelVersion?.name} is trained, and nobody has shown that it is as good.`;
    case "add_cases":
      return `${name} comes first: too few cases are recorded to tell whether ${replacement?.modelVersion?.name} is as good.`;
    case "see_parity":
      if (row.parity?.outcome === "unfinished")
        return `${name} comes first: ${replacement?.modelVersion?.name} has not answered all that it is to be judged by.`;
      return `${name} comes first: read how ${replacement?.modelVersion?.name} differs from it.`;
    case "switch":
      return `${name} comes first: ${replacement?.modelVersion?.name} is proven, and production does not ask it yet.`;
    case "none":
      return null;
  }
}

/** How far all models that end have come. */
export function boardSteps(rows: readonly BoardRow[]): Board["steps"] {
  const ending = rows.filter(({ life }) => life === "ends");
  const replaced = ending.filter(({ mayRetire }) => !mayRetire);
  const count = (some: readonly BoardRow[], isDone: (row: BoardRow) => boolean) => ({ done: some.filter(isDone).length, of: some.length });
  return {
    record: count(ending, ({ record }) => record?.status === "done"),
    retrain: count(replaced, ({ replacement }) => Boolean(replacement?.modelVersion)),
    prove: count(replaced, isProven),
    switch: count(replaced, ({ isSwitched }) => isSwitched),
  };
}

/** What ends soonest with the least done comes first; what is gone or has no day comes last. */
export function inOrder(rows: readonly BoardRow[]): BoardRow[] {
  const rank = { ends: 0, open: 1, yours: 2, gone: 3 };
  const work = ["record", "go_on", "see_record", "retrain", "see_run", "prove", "see_parity", "add_cases", "switch", "none"];
  return rows.toSorted(
    (one, other) =>
      rank[one.life] - rank[other.life] ||
      Number(one.mayRetire) - Number(other.mayRetire) ||
      (one.daysLeft ?? 0) - (other.daysLeft ?? 0) ||
      work.indexOf(one.next) - work.indexOf(other.next) ||
      rowName(one).localeCompare(rowName(other)),
  );
}
