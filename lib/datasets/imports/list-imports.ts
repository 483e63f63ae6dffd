import type { Caller } from "@/lib/accounts/caller";
import { getDataset } from "@/lib/datasets/get-dataset";
import { db } from "@/lib/db/client";
import { type Import, importSchema } from "./schemas";

export async function listImports(caller: Caller, datasetId: string): Promise<Import[]> {
  const dataset = await getDataset(caller, datasetId);
  const imports = await db.import.findMany({
    where: { datasetId: dataset.id, status: { not: "uploading" } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 200,
  });
  return imports.map((found) => importSchema.parse(found));
}
