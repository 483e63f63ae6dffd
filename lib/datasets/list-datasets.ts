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
    orderBy: { createdAt: "asc" },
    include: {
      _count: { select: { examples: { where: { deletedAt: null } } } },
      versions: { orderBy: { number: "desc" }, take: 1, select: { id: true, number: true } },
    },
  });
  return datasets.map(({ _count, versions, ...dataset }) =>
    datasetSchema.parse({ ...dataset, exampleCount: _count.examples, latestVersion: versions[0] ?? null }),
  );
}
