import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type RequestDetail, requestDetailSchema } from "./schemas";
import { requestInclude, toRequest } from "./to-request";

export async function getRequest({ projectId }: Caller, deploymentId: string, requestId: string): Promise<RequestDetail> {
  const row = await db.requestLog.findFirst({
    where: { id: requestId, deployment: { id: deploymentId, projectId } },
    include: { ...requestInclude, content: true },
  });
  if (!row) throw new AppError("not_found", "There is no such request in the log. It may be older than the log is kept.");
  return requestDetailSchema.parse({ ...toRequest(row), content: row.content });
}
