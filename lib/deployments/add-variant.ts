import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { toJsonInput } from "@/lib/runs/to-json-input";
import { getDeploymentRow } from "./get-deployment";
import { planParity } from "./parity/plan-parity";
import { type AddVariantInput, addVariantInput, type newVariantInput, type Variant } from "./schemas";
import { toVariant, variantInclude } from "./to-deployment";

const mostVariants = 200;

/** Takes no traffic yet, so nothing changes for anybody: promoting or sharing does that. */
export async function addVariant(caller: Caller, deploymentId: string, given: AddVariantInput): Promise<Variant> {
  const input = addVariantInput.parse(given);
  return db.$transaction(async (tx) => {
    await getDeploymentRow(caller, deploymentId, tx);
    // Two who add at once take turns, so that no two share a number.
    await tx.$queryRaw`select id from "Deployment" where id = ${deploymentId} for update`;
    const newest = await tx.variant.aggregate({ where: { deploymentId }, _max: { number: true } });
    const number = (newest._max.number ?? 0) + 1;
    if (number > mostVariants)
      throw new AppError("conflict", `This deployment has had ${mostVariants} variants. Make a new deployment for what comes next.`);
    const data = { ...(await variantData(tx, caller, input)), deploymentId, number, ranges: [] };
    const { id } = await tx.variant.create({ data, select: { id: true } });
    await planParity(tx, id);
    return toVariant(await tx.variant.findUniqueOrThrow({ where: { id }, include: variantInclude }));
  });
}

/** What a new variant is made of. Its model must be this project's, and be able to answer. */
export async function variantData(tx: Prisma.TransactionClient, { projectId }: Caller, input: z.infer<typeof newVariantInput>) {
  const model = await tx.modelVersion.findFirst({
    where: { id: input.modelVersionId, projectId },
    select: { id: true, name: true, approach: true },
  });
  if (!model) throw new AppError("not_found", "There is no such model version in this project.");
  if (model.approach !== "prompt")
    throw new AppError(
      "invalid",
      `${model.name} is shown something else for every question, and the gateway passes questions on as they come. Deploy a fine-tune or a model with an instruction alone.`,
      [{ field: "modelVersionId", problem: "This one answers in evaluations only." }],
    );
  return {
    modelVersionId: model.id,
    systemPrompt: input.systemPrompt,
    parameters: toJsonInput(input.parameters),
  };
}
