import type { RunStatus } from "../schemas";
import { isFinished } from "../transitions";

export interface Situation {
  /** Null: nothing to hold it to. */
  ceilingUsd: number | null;
  members: readonly {
    position: number;
    trainerId: string;
    state: string;
    expectedHighUsd: number | null;
    run: { status: RunStatus; costUsd: number | null; trainerJobId: string | null } | null;
  }[];
  /** How many more runs each trainer takes at once. */
  freePlaces: ReadonlyMap<string, number>;
}

interface Decision {
  launch: number[];
  /** No money left for them, and nothing is on that could turn out cheaper. */
  leaveOut: number[];
  isOver: boolean;
}

/** What is spent and what the runs that are on may still cost. A run whose bill is not known yet counts as dear as it may get. */
export function committedUsd({ members }: Pick<Situation, "members">): number {
  return members.reduce((sum, { run, expectedHighUsd }) => {
    if (!run) return sum;
    const expected = expectedHighUsd ?? 0;
    if (!isFinished(run.status)) return sum + Math.max(run.costUsd ?? 0, expected);
    return sum + (run.costUsd ?? (run.trainerJobId ? expected : 0));
  }, 0);
}

/** In order, as many as the trainers take at once and the ceiling has room for. What does not fit waits while a run is on: it may cost less. */
export function nextLaunches(situation: Situation): Decision {
  const { ceilingUsd, members } = situation;
  const free = new Map(situation.freePlaces);
  const isOn = members.some(({ run }) => run && !isFinished(run.status));
  let committed = committedUsd(situation);
  const decision: Decision = { launch: [], leaveOut: [], isOver: false };
  for (const { position, trainerId, state, expectedHighUsd } of members) {
    if (state !== "waiting") continue;
    const expected = expectedHighUsd ?? 0;
    if (ceilingUsd !== null && committed + expected > ceilingUsd + rounding) {
      decision.leaveOut.push(position);
      continue;
    }
    const places = free.get(trainerId) ?? 0;
    if (places <= 0) continue;
    free.set(trainerId, places - 1);
    committed += expected;
    decision.launch.push(position);
  }
  if (isOn || decision.launch.length > 0) decision.leaveOut = [];
  const waiting = members.filter(({ state }) => state === "waiting").length;
  decision.isOver = !isOn && waiting === decision.leaveOut.length;
  return decision;
}

/** Sums of cents in binary: a ceiling of exactly the sum must not fail by a billionth. */
const rounding = 1e-6;
