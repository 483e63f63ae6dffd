import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type AnswerFormat, answerFormatSchema } from "./schemas";

export async function getAnswerSchema({ projectId }: Caller): Promise<AnswerFormat> {
  const project = await db.project.findUnique({ where: { id: projectId }, select: { answerSchema: true } });
  if (!project) throw new AppError("not_found", "This project was deleted.");
  return answerFormatSchema.parse({ schema: project.answerSchema });
}
