import type { Caller } from "@/lib/accounts/caller";
import { mayDo } from "@/lib/accounts/permissions";
import { getDataset } from "@/lib/datasets/get-dataset";
import type { Split } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import { readFreeze } from "./read-freeze";
import { type Freezable, type FreezePreview, freezePreviewSchema } from "./schemas";

interface Group {
  point: number;
  pinned: Split | null;
  isApproved: boolean;
  isRejected: boolean;
  isMachineWritten: boolean;
  count: number;
}

/** What freezing would take. With the counts at each split point, any shares can be tried without asking again. */
export async function getFreezePreview(caller: Caller, datasetId: string): Promise<FreezePreview> {
  const { splitSeed, splitRatios } = await getDataset(caller, datasetId);
  const groups = await db.$queryRaw<Group[]>`
    select least(floor("splitPoint" * 100), 99)::int as point, coalesce("pinnedSplit", "followedSplit")::text as pinned, state = 'approved' as "isApproved", state = 'rejected' as "isRejected",
      "isMachineWritten", count(*)::int as count
    from "Example" where "projectId" = ${caller.projectId} and "datasetId" = ${datasetId} and "deletedAt" is null
    group by 1, 2, 3, 4, 5`;
  const usable = groups.filter(({ isRejected, isMachineWritten }) => !isRejected && !isMachineWritten);
  const sum = (some: Group[]) => some.reduce((total, { count }) => total + count, 0);
  const latest = await db.datasetVersion.findFirst({
    where: { datasetId, projectId: caller.projectId },
    orderBy: { number: "desc" },
    select: { number: true, licence: true },
  });
  return freezePreviewSchema.parse({
    approved: toFreezable(usable.filter(({ isApproved }) => isApproved)),
    unrejected: toFreezable(usable),
    rejectedCount: sum(groups.filter(({ isRejected }) => isRejected)),
    machineWrittenCount: sum(groups.filter(({ isRejected, isMachineWritten }) => isMachineWritten && !isRejected)),
    splitSeed,
    splitRatios,
    mayTakeUnrejected: mayDo(caller.role, "launch"),
    latest,
    freeze: await readFreeze(db, datasetId),
  });
}

function toFreezable(groups: Group[]): Freezable {
  const points = Array.from({ length: 100 }, () => 0);
  const pinned = { train: 0, validation: 0, test: 0 };
  let total = 0;
  for (const group of groups) {
    total += group.count;
    if (group.pinned) pinned[group.pinned] += group.count;
    else points[group.point] = (points[group.point] ?? 0) + group.count;
  }
  return { total, points, pinned };
}
