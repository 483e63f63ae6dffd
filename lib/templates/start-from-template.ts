import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Person } from "@/lib/accounts/caller";
import { describeContent } from "@/lib/datasets/describe-content";
import { groupKeyOf, splitPointOf } from "@/lib/datasets/fingerprint";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { type Project, projectSchema } from "@/lib/projects/schemas";
import { createRecipeInput } from "@/lib/runs/recipes/schemas";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { templates } from "./catalog";
import type { startFromTemplateInput } from "./schemas";
import type { Template, TemplateExample } from "./template";
import { toMessages } from "./to-messages";

/** The base model that comes with Hone. */
const houseModel = "hone-tiny";

/** A project with its dataset, examples, answer schema, instruction and recipe: all of it, or nothing. */
export async function startFromTemplate(person: Person, input: z.infer<typeof startFromTemplateInput>): Promise<Project> {
  const template = templates.find(({ key }) => key === input.template);
  if (!template) throw new AppError("not_found", "There is no such template. Choose one from the list, or start with an empty project.");
  const { id: trainerId } = await ensureCpuTrainer();
  return db.$transaction(async (tx) => {
    const { userId } = person;
    const project = await tx.project.create({
      data: {
        name: input.name,
        description: input.description,
        template: template.key,
        ...(template.answerSchema ? { answerSchema: toJson(template.answerSchema) } : {}),
        defaults: { instruction: template.instruction, graders: template.graders },
        createdById: userId,
        members: { create: { userId, role: "owner" } },
      },
    });
    await createExamples(tx, project.id, userId, template);
    await tx.recipe.create({ data: { ...toRecipe(template, trainerId), projectId: project.id, createdById: userId } });
    return projectSchema.parse(project);
  });
}

async function createExamples(tx: Prisma.TransactionClient, projectId: string, authorId: string, template: Template): Promise<void> {
  const { id: datasetId, splitSeed } = await tx.dataset.create({ data: { projectId, name: template.datasetName } });
  const rows = template.examples.map((example) => toRow(example, splitSeed));
  await tx.example.createMany({ data: rows.map((row) => ({ ...row, projectId, datasetId, authorId })) });
  await tx.exampleRevision.createMany({
    data: rows.map(({ id, messages, contentHash }) => ({ exampleId: id, number: 1, messages, contentHash, authorId, origin: "imported" })),
  });
}

/** People look at every example before it is learned from: what suits an invented company may not suit theirs. */
function toRow(example: TemplateExample, splitSeed: number) {
  const messages = toMessages(example);
  const groupKey = groupKeyOf(messages, example.group ?? null);
  return {
    id: randomUUID(),
    messages,
    groupKey,
    splitKey: groupKey,
    splitPoint: splitPointOf(splitSeed, groupKey),
    tags: example.tags ?? [],
    ...describeContent({ messages, tools: null, rejected: null }),
  };
}

/** A first try that costs nothing; carried over to another trainer once it has shown what it can do. */
function toRecipe({ recipe: { name, ...hyperparameters }, instruction }: Template, trainerId: string) {
  return createRecipeInput.parse({ name, trainerId, baseModel: houseModel, method: "lora", hyperparameters, systemPrompt: instruction });
}

function toJson(schema: Record<string, unknown>): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(schema));
}
