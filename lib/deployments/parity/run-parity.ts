import { z } from "zod";
import { messagesSchema, toolsSchema } from "@/lib/datasets/schemas";
import { db, runQuery } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Attempt } from "@/lib/jobs/handlers";
import { askModel } from "@/lib/models/ask-model";
import { callableName } from "@/lib/models/callable-name";
import { getAskedModel } from "@/lib/models/get-asked-model";
import { toFailure } from "@/lib/runs/to-failure";
import { TrainerFailure } from "@/lib/trainers/trainer-failure";
import { servedVariantSchema, servedVariantSql } from "../serving/served-variant";
import { askServed, comparedParameters, noTokens, ServedFailure, type Tokens } from "./ask-served";
import { judgeParity, refusedAnswer } from "./judge-parity";
import { openDeployment } from "./open-deployment";
import { saidBy } from "./said-by";

const atOnce = 4;

/**
 * Asks what has no answer yet, so that it may be killed and run again at any point, and says whether the variant may take traffic. Throws
 * while the trainer is away: the queue tries again, later each time.
 */
export async function runParity({ checkId }: { checkId: string }, { isLast, signal }: Attempt): Promise<void> {
  const check = await readCheck(checkId);
  if (!check) return;
  const { variant } = check;
  const opened = { projectId: variant.deployment.projectId, userId: null };
  if (check.status === "passed") return openDeployment(opened, variant);
  const where = { id: checkId, status: { in: ["queued" as const, "running" as const] } };
  if ((await db.parityCheck.updateMany({ where, data: { status: "running" } })).count === 0) return;
  try {
    await askAll(check, signal);
    const verdict = await judge(check);
    const status = verdict.findings.length === 0 ? "passed" : "stopped";
    const data = { status, verdict, servedModel: callableName(variant.modelVersion), finishedAt: new Date() } as const;
    const { count } = await db.parityCheck.updateMany({ where, data });
    if (count > 0 && status === "passed") await openDeployment(opened, variant);
  } catch (error) {
    if (signal.aborted) throw error;
    // A deployment that was deleted meanwhile took the check with it: nobody waits for it.
    if ((await db.parityCheck.count({ where })) === 0) return;
    if (!isLast && !isHopeless(error)) throw error;
    const failureMessage = error instanceof ServedFailure ? error.message : toFailure(error).message;
    await db.parityCheck.updateMany({ where, data: { status: "failed", failureMessage, finishedAt: new Date() } });
    if (!(error instanceof AppError)) throw error;
  }
}

const isHopeless = (error: unknown) =>
  (error instanceof TrainerFailure && error.code !== "upstream") || (error instanceof ServedFailure && error.isFinal);

const readCheck = (id: string) =>
  db.parityCheck.findUnique({
    where: { id },
    include: {
      cases: { orderBy: { position: "asc" } },
      variant: {
        include: {
          deployment: { select: { projectId: true } },
          modelVersion: { include: { trainer: true, run: { select: { systemPrompt: true } } } },
        },
      },
    },
  });

type Check = NonNullable<Awaited<ReturnType<typeof readCheck>>>;

async function readServed(variantId: string) {
  const [row] = await runQuery<{ served: unknown }>(
    `select json_build_object(${servedVariantSql}) as served from "Variant" v join "ModelVersion" m on m.id = v."modelVersionId" where v.id = $1`,
    [variantId],
  );
  return servedVariantSchema.parse(row?.served);
}

async function askAll({ id: checkId, cases, maxTokens, variant }: Check, signal: AbortSignal): Promise<void> {
  const { modelVersion, deployment } = variant;
  const served = await readServed(variant.id);
  const { asked, priceOf } = await getAskedModel(deployment, modelVersion.id);
  const questions = cases.flatMap((one) => {
    const messages = messagesSchema.parse(one.prompt);
    const tools = toolsSchema.nullable().parse(one.tools);
    const store = (data: object, tokens: Tokens | null) => storeAnswer(checkId, one.position, data, tokens, priceOf);
    // A signal of its own for each question: clients listen to it and never let go.
    const own = () => AbortSignal.any([signal]);
    const trainer = () => askTrainer(asked, { messages, ...(tools ? { tools } : {}), maxTokens, temperature: 0, signal: own() });
    const byGateway = () => askServed(modelVersion.trainer, served, { messages, tools, maxTokens }, own());
    return [
      ...(one.first === null ? [() => trainer().then(({ said, tokens }) => store({ first: said }, tokens))] : []),
      ...(one.again === null ? [() => trainer().then(({ said, tokens }) => store({ again: said }, tokens))] : []),
      ...(one.served === null
        ? [() => byGateway().then(({ said, model, tokens }) => store({ served: said, servedModel: model }, tokens))]
        : []),
    ];
  });

  const lane = async () => {
    for (let next = questions.shift(); next; next = questions.shift()) {
      signal.throwIfAborted();
      await next();
    }
  };
  const lanes = Array.from({ length: atOnce }, lane);
  const first = await Promise.all(lanes).catch((error: unknown) => ({ error }));
  // The first fault ends the others' asking; what is on its way is still stored.
  questions.length = 0;
  await Promise.allSettled(lanes);
  if ("error" in first) throw first.error;
}

type PriceOf = Awaited<ReturnType<typeof getAskedModel>>["priceOf"];

/** The answer and what it took are there together, or neither. */
async function storeAnswer(checkId: string, position: number, data: object, tokens: Tokens | null, priceOf: PriceOf): Promise<void> {
  const sum = tokens ? tokens.promptTokens + tokens.completionTokens : 0;
  const costUsd = tokens && (sum === 0 ? 0 : priceOf(tokens));
  const taken = { tokens: { increment: sum }, costUsd: { increment: costUsd ?? 0 }, unpriced: { increment: costUsd === null ? 1 : 0 } };
  await db.$transaction([
    db.parityCheckCase.updateMany({ where: { checkId, position }, data }),
    db.parityCheck.updateMany({ where: { id: checkId }, data: taken }),
  ]);
}

async function askTrainer(...question: Parameters<typeof askModel>): Promise<{ said: string; tokens: Tokens }> {
  try {
    const { text, toolCalls, promptTokens, completionTokens } = await askModel(...question);
    return { said: saidBy(text, toolCalls), tokens: { promptTokens, completionTokens } };
  } catch (error) {
    if (error instanceof TrainerFailure && error.code === "invalid" && !error.isBusy) return { said: refusedAnswer, tokens: noTokens };
    throw error;
  }
}

const answeredSchema = z.array(z.object({ first: z.string(), again: z.string(), served: z.string(), servedModel: z.string().nullable() }));

async function judge({ id: checkId, hasRecord, variant }: Check) {
  const { modelVersion } = variant;
  const served = await readServed(variant.id);
  const cases = answeredSchema.parse(await db.parityCheckCase.findMany({ where: { checkId }, orderBy: { position: "asc" } }));
  return judgeParity({
    name: modelVersion.name,
    baseModel: modelVersion.baseModel,
    asked: served.trainerModel,
    trainerModel: modelVersion.trainerModel,
    // What was imported was trained elsewhere, and nobody told with what.
    trainedPrompt: modelVersion.kind === "imported" ? null : (modelVersion.run?.systemPrompt ?? modelVersion.systemPrompt),
    servedPrompt: served.systemPrompt,
    parameters: Object.keys(comparedParameters(served.parameters)),
    hasRecord,
    cases,
  });
}
