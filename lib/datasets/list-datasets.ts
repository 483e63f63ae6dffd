import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { type Dataset, datasetSchema } from "./schemas";

export async function listDatasets(caller: Caller): Promise<Dataset[]> {
  return readDatasets({ projectId: caller.projectId });
}

export async function readDatasets(where: Prisma.DatasetWhereInput): Promise<Dataset[]> {
  const datasets = await db.dataset.findMany({
    where,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    include: {
      tallies: { where: { facet: "all" }, select: { count: true } },
      versions: { orderBy: { number: "desc" }, take: 1, select: { id: true, number: true } },
    },
  });
  return datasets.map(({ tallies, versions, ...dataset }) =>
    datasetSchema.parse({
      ...dataset,
      exampleCount: tallies.reduce((sum, { count }) => sum + count, 0),
      latestVersion: versions[0] ?? null,
    }),
  );
}
