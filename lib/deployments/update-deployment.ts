import type { Caller } from "@/lib/accounts/caller";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { answerCheck } from "@/lib/projects/answer-check";
import { toJsonInput } from "@/lib/runs/to-json-input";
import { changeTraffic } from "./change-traffic";
import { type Deployment, type UpdateDeploymentInput, updateDeploymentInput } from "./schemas";

/** How it checks, waits and logs; who gets the traffic stays as it is. A schema that no answer could be held against is refused here. */
export async function updateDeployment(caller: Caller, deploymentId: string, given: UpdateDeploymentInput): Promise<Deployment> {
  const { routingVersion, answerSchema, ...changes } = updateDeploymentInput.parse(given);
  if (answerSchema) requireUsable(answerSchema);
  const settings = {
    ...changes,
    ...(answerSchema === undefined ? {} : { answerSchema: answerSchema === null ? Prisma.DbNull : toJsonInput(answerSchema) }),
  };
  const reason = Object.keys(settings).join(", ");
  return changeTraffic(caller, deploymentId, { kind: "settings", routingVersion, reason, settings, decide: (before) => before });
}

function requireUsable(schema: object): void {
  try {
    answerCheck(schema);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError("invalid", error.message, [{ field: "answerSchema", problem: error.message }]);
  }
}
