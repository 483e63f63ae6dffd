import { type APIRequestContext, expect } from "@playwright/test";
import { z } from "zod";
import { trainerSchema } from "@/lib/trainers/schemas";

/** The trainer of this machine and its first base model, as soon as it lists one: a busy machine may let it answer too late. */
export async function cpuTrainer(request: APIRequestContext, projectId: string): Promise<{ trainerId: string; baseModel: string }> {
  const found = { trainerId: "", baseModel: "" };
  const look = async () => {
    const answer = await request.get(`/api/v1/projects/${projectId}/trainers`);
    const listed = z.array(trainerSchema).safeParse(await answer.json()).data ?? [];
    const trainer = listed.find(({ kind }) => kind === "cpu");
    Object.assign(found, { trainerId: trainer?.id ?? "", baseModel: trainer?.baseModels[0]?.id ?? "" });
    return found.baseModel;
  };
  await expect.poll(look).not.toBe("");
  return found;
}
