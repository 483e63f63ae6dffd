import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { isFinished } from "@/lib/runs/transitions";
import { partPercents } from "./schemas";

const runInclude = (benchmarkId: string) =>
  ({
    modelVersions: { where: { kind: "fine_tune" }, orderBy: { number: "desc" }, include: { evaluations: { where: { benchmarkId } } } },
  }) satisfies Prisma.RunInclude;
export type PartRun = Prisma.RunGetPayload<{ include: ReturnType<typeof runInclude> }>;
type Member = Prisma.SweepMemberGetPayload<object>;

export interface Part {
  percent: number;
  run: PartRun | null;
  /** Its place in the newest plan, where it has no run of its own yet. */
  member: Member | null;
}

export interface Parts {
  /** Null until somebody has asked for the curve. */
  curve: { id: string; seed: number } | null;
  parts: Part[];
  /** The newest plan. */
  sweep: Prisma.SweepGetPayload<{ include: { members: true } }> | null;
  /** It still launches, or waits for a lead. */
  isPlanned: boolean;
}

/** What there is of the smaller points of a run's curve, with what was measured of them on one benchmark. */
export async function readParts(runId: string, benchmarkId: string, tx: Prisma.TransactionClient = db): Promise<Parts> {
  const curve = await tx.learningCurve.findUnique({
    where: { runId },
    select: {
      id: true,
      seed: true,
      parts: { orderBy: { number: "desc" }, include: runInclude(benchmarkId) },
      sweeps: { orderBy: { number: "desc" }, take: 1, include: { members: true } },
    },
  });
  const sweep = curve?.sweeps[0] ?? null;
  const isPlanned = sweep?.status === "running" || sweep?.status === "awaiting_approval";
  const parts = partPercents.map((percent) => {
    const runs = (curve?.parts ?? []).filter(({ trainPercent }) => trainPercent === percent);
    const own = runs.find(({ status }) => status === "succeeded") ?? runs.find(({ status }) => !isFinished(status));
    const member = sweep?.members.find((one) => one.trainPercent === percent) ?? null;
    // A plan that is newer than what failed speaks for the point.
    const failed = member === null || member.state === "launched" ? (runs[0] ?? null) : null;
    return { percent, run: own ?? failed, member };
  });
  return { curve: curve && { id: curve.id, seed: curve.seed }, parts, sweep, isPlanned };
}

/** Neither trained, nor in training, nor about to be. */
export function isMissing({ run, member }: Part): boolean {
  if (run) return isFinished(run.status) && run.status !== "succeeded";
  return member?.state !== "waiting";
}

/** The model that its training ended with. */
export const modelOf = (run: PartRun | null) => run?.modelVersions.find(({ trainerModel }) => trainerModel === run.fineTunedModel) ?? null;
