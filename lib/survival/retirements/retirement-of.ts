import { formatDate } from "@/lib/format";
import { knownRetirement } from "@/lib/trainers/known-retirements";
import type { TrainerKind } from "@/lib/trainers/schemas";
import type { Retirement } from "./schemas";

/** What the provider's own API said of a model or of its base. */
export interface Asked {
  name: string;
  stopsOn: string | null;
  lastTrainingOn: string | null;
  seenAt: Date;
}

interface Model {
  kind: TrainerKind;
  trainerName: string;
  baseModel: string;
}

/** When a model ends, and who says so. The provider's API counts for more than our list; where both speak and differ, both are told. */
export function retirementOf({ kind, trainerName, baseModel }: Model, asked: readonly Asked[]): Retirement {
  if (kind === "cpu") return { ...open, by: "yours", words: "It runs on your own machines." };
  const listed = knownRetirement(kind, baseModel);
  const said = earliest(asked);
  const lastTrainingOn = minimum(asked.map((one) => one.lastTrainingOn)) ?? listed?.lastTrainingOn ?? null;
  if (said?.stopsOn) {
    const differs = listed?.stopsOn && listed.stopsOn !== said.stopsOn;
    return {
      stopsOn: said.stopsOn,
      lastTrainingOn,
      by: "provider",
      words: `${trainerName} itself says so of ${said.name}.`,
      asOf: said.seenAt,
      otherwise: differs ? `${listed.source}, says ${formatDate(new Date(listed.stopsOn ?? ""))}.` : null,
    };
  }
  if (!listed)
    return { ...open, lastTrainingOn, by: "nobody", words: `${trainerName} names no date for ${baseModel}, and Hone knows of none.` };
  return {
    stopsOn: listed.stopsOn,
    lastTrainingOn,
    by: "list",
    words: `${listed.source}.`,
    asOf: new Date(listed.readOn),
    otherwise: null,
  };
}

const open = { stopsOn: null, lastTrainingOn: null, asOf: null, otherwise: null };

function earliest(asked: readonly Asked[]): Asked | undefined {
  return asked
    .filter(({ stopsOn }) => stopsOn !== null)
    .toSorted((one, other) => (one.stopsOn ?? "").localeCompare(other.stopsOn ?? ""))[0];
}

const minimum = (days: readonly (string | null)[]) => days.flatMap((day) => day ?? []).toSorted()[0] ?? null;

const dayMs = 86_400_000;

/** Whole days from today, in UTC; 0 is today, below 0 it is over. */
export function daysUntil(day: string, now: Date): number {
  return Math.round((Date.parse(day) - Date.parse(now.toISOString().slice(0, 10))) / dayMs);
}
