import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { readLeakSummaries } from "./read-leak-summaries";
import { type DatasetVersion, datasetVersionSchema } from "./schemas";

export async function getVersion(caller: Caller, versionId: string): Promise<DatasetVersion> {
  const [version] = await readVersions({ id: versionId, projectId: caller.projectId });
  if (!version) throw new AppError("not_found", "There is no such dataset version in this project.");
  return version;
}

export async function readVersions(where: Prisma.DatasetVersionWhereInput): Promise<DatasetVersion[]> {
  const versions = await db.datasetVersion.findMany({
    where,
    orderBy: [{ createdAt: "desc" }, { number: "desc" }],
    omit: { leaks: true },
    include: { dataset: { select: { name: true } } },
  });
  const leaksOf = await readLeakSummaries(versions.map(({ id }) => id));
  const ids = [...new Set(versions.flatMap(({ createdById }) => createdById ?? []))];
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  return versions.map(({ dataset, createdById, ...version }) =>
    datasetVersionSchema.parse({
      ...version,
      leaks: leaksOf.get(version.id) ?? null,
      datasetName: dataset.name,
      createdBy: nameOf.get(createdById ?? "") ?? null,
    }),
  );
}
