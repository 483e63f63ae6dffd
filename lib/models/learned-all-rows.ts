import type { Prisma } from "@/lib/db/generated/client";

/** Leaves out what learned from a part of the rows alone: such a run tells what more data would bring, and nobody means to use its model. */
export const learnedAllRows = { OR: [{ runId: null }, { run: { trainPercent: 100 } }] } satisfies Prisma.ModelVersionWhereInput;
