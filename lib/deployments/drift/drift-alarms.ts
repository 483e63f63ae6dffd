import { formatCount, formatDate } from "@/lib/format";
import type { Alarm } from "../spending/schemas";
import { fewestPeople, findDrift } from "./find-drift";
import { addShapes, type Shape } from "./shape";

/** What is normal is learned from the first days, until enough people have come or the week is over. */
export const referenceDays = 7;
const enoughPeople = 1_000;
export const recentDays = 7;
/** From here on much has changed. Siddiqi 2006. */
const much = 0.25;

interface Day {
  day: Date;
  shape: Shape;
}

/** Days in their order: the first ones are what is normal, the last ones what is now. */
export function driftAlarms(days: readonly Day[]): Alarm[] {
  const reference = takeUntil(days.slice(0, referenceDays), enoughPeople);
  const recent = takeUntil(days.slice(reference.length).slice(-recentDays).toReversed(), fewestPeople).toReversed();
  const [before, now] = [reference, recent].map((some) => addShapes(some.map(({ shape }) => shape)));
  if (!before || !now) return [];
  return findDrift(before, now).map(({ index, sentence }) => ({
    kind: "drift",
    isOver: index >= much,
    sentence,
    advice: `${periodWords(recent, now)} held against ${periodWords(reference, before)}; by chance a difference like this comes up less than once in twenty years of looking every day. Look at the newest requests: another kind of question may need examples of its own. If this is how it should be, call it normal.`,
  }));
}

function takeUntil(days: readonly Day[], people: number): Day[] {
  const taken: Day[] = [];
  let sum = 0;
  for (const day of days) {
    if (sum >= people) break;
    taken.push(day);
    sum += day.shape.people;
  }
  return taken;
}

function periodWords(days: readonly Day[], { people }: Shape): string {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return "";
  const when = first === last ? formatDate(first.day) : `${formatDate(first.day)} to ${formatDate(last.day)}`;
  return `${when} (${formatCount(people, "person", "people")})`;
}
