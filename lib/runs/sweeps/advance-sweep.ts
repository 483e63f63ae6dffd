import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import type { JobPayload } from "@/lib/jobs/catalog";
import { cancelMembers } from "./cancel-members";
import { enqueueSweep } from "./enqueue-sweep";
import { launchMember } from "./launch-member";
import { nextLaunches } from "./next-launches";
import { readSituation } from "./read-situation";

const looksApart = 3;
const noRoom = "What is spent and what this run may cost would pass the ceiling.";

/** Launches what has room, and asks to be called again for as long as a run waits or is on. Called too often, it does nothing. */
export async function advanceSweep({ sweepId }: JobPayload<"sweeps.advance">): Promise<void> {
  const situation = await readSituation(db, sweepId);
  if (!situation) return;
  if (situation.sweep.status === "cancelled") return cancelMembers(situation.sweep);
  if (situation.sweep.status !== "running") return;
  for (const position of nextLaunches(situation).launch) {
    const member = situation.sweep.members.find((one) => one.position === position);
    if (member) await launchMember(situation.sweep, member);
  }
  await settle(sweepId);
}

async function settle(sweepId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`select id from "Sweep" where id = ${sweepId} for update`;
    const situation = await readSituation(tx, sweepId);
    if (situation?.sweep.status !== "running") return;
    const { leaveOut, isOver } = nextLaunches(situation);
    await tx.sweepMember.updateMany({
      where: { sweepId, position: { in: leaveOut }, state: "waiting" },
      data: { state: "left_out", reason: noRoom },
    });
    if (isOver) await tx.sweep.update({ where: { id: sweepId }, data: { status: "finished", finishedAt: new Date(), problem: null } });
    else await enqueueSweep(tx, sweepId, new Date(Date.now() + looksApart * env.pollMs));
  });
}
