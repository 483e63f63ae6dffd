import type { BrowserContext } from "@playwright/test";
import { z } from "zod";

export interface Place {
  projectId: string;
  datasetId: string;
}

const created = z.object({ id: z.string() });

/** An empty dataset in a project of its own, made by whoever is signed in. */
export async function createDataset({ request }: BrowserContext, origin: string): Promise<Place> {
  const post = async (path: string, data: object) => {
    const response = await request.post(path, { headers: { origin }, data });
    return created.parse(await response.json()).id;
  };
  const projectId = await post("/api/v1/projects", { name: "Bench", description: "" });
  return { projectId, datasetId: await post(`/api/v1/projects/${projectId}/datasets`, { name: "Bench" }) };
}
