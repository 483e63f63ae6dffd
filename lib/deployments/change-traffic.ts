import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { DeploymentChangeKind, Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { followTraffic } from "./follow-traffic";
import { getDeployment } from "./get-deployment";
import { movesTraffic } from "./moves-traffic";
import { requireParity } from "./parity/require-parity";
import { type Deployment, rangesSchema, type Traffic } from "./schemas";

interface Change {
  kind: DeploymentChangeKind;
  /** The version that the person saw. */
  routingVersion: number;
  reason: string;
  /** A running test alone moves the traffic that it counts. */
  isOfExperiment?: boolean;
  /** What changes besides. */
  settings?: Prisma.DeploymentUpdateManyMutationInput;
  /** Who had what, in the order of birth → who shall have what. */
  decide: (before: Traffic, tx: Prisma.TransactionClient) => Traffic | Promise<Traffic>;
  /** What is written with it. */
  alongside?: (tx: Prisma.TransactionClient) => Promise<void>;
}

/** A person, or nobody: a guardrail acts by itself. */
type Actor = Pick<Caller, "projectId"> & { userId: string | null };

export async function changeTraffic(caller: Caller, deploymentId: string, change: Change): Promise<Deployment> {
  await applyChange(caller, deploymentId, change);
  return getDeployment(caller, deploymentId);
}

/** The one writer of who gets the traffic: the change, its entry in the history and the new routing version stand together or not at all. */
export async function applyChange(actor: Actor, deploymentId: string, change: Change): Promise<void> {
  await db.$transaction(async (tx) => {
    const routingVersion = await claimVersion(tx, actor, deploymentId, change);
    if (movesTraffic(change.kind) && !change.isOfExperiment) await refuseDuringExperiment(tx, deploymentId);
    const before = await readTraffic(tx, deploymentId);
    const after = await change.decide(before, tx);
    await requireParity(tx, newlyServing(before, after));
    const had = new Map(before.map((one) => [one.variantId, JSON.stringify(one)]));
    for (const one of after) {
      if (had.get(one.variantId) === JSON.stringify(one)) continue;
      await tx.variant.update({ where: { id: one.variantId }, data: { ranges: one.ranges, isFallback: one.isFallback } });
    }
    const { kind, reason } = change;
    await followVariants(tx, deploymentId, { before, after, reason: change.reason, userId: actor.userId });
    const history = { before: onlyServing(before), after: onlyServing(after) };
    await tx.deploymentChange.create({ data: { deploymentId, kind, reason, routingVersion, userId: actor.userId, ...history } });
    const serving = after.flatMap(({ variantId, ranges }) => (ranges.length > 0 ? variantId : []));
    // Whoever answers people casts no shadow.
    await tx.deployment.updateMany({ where: { id: deploymentId, shadowVariantId: { in: serving } }, data: { shadowVariantId: null } });
    await change.alongside?.(tx);
  });
}

/** Whoever moved people from outside would blur both sides, and the sums would not know. */
async function refuseDuringExperiment(tx: Prisma.TransactionClient, deploymentId: string): Promise<void> {
  const running = await tx.experiment.findFirst({ where: { deploymentId, status: "running" }, select: { number: true } });
  if (!running) return;
  throw new AppError(
    "conflict",
    `A/B test ${running.number} holds this traffic, and moving it would spoil what it counted. Ship, roll back or stop the test first: each is one click.`,
  );
}

/** Of two people who change at once, the second one is told. Returns the version that the change makes. */
async function claimVersion(
  tx: Prisma.TransactionClient,
  { projectId }: Actor,
  deploymentId: string,
  { routingVersion: seen, settings = {} }: Change,
): Promise<number> {
  const claim = { ...settings, routingVersion: seen + 1 };
  const { count } = await tx.deployment.updateMany({ where: { id: deploymentId, projectId, routingVersion: seen }, data: claim });
  if (count === 1) return seen + 1;
  const exists = await tx.deployment.findFirst({ where: { id: deploymentId, projectId }, select: { id: true } });
  if (!exists) throw new AppError("not_found", "There is no such deployment in this project. It may have been deleted.");
  throw new AppError("conflict", "Somebody changed this deployment after you opened it. Look at what it does now, then change it again.");
}

async function readTraffic(tx: Prisma.TransactionClient, deploymentId: string): Promise<Traffic> {
  const rows = await tx.variant.findMany({ where: { deploymentId }, orderBy: { number: "asc" } });
  return rows.map(({ id, ranges, isFallback }) => ({ variantId: id, ranges: rangesSchema.parse(ranges), isFallback }));
}

function newlyServing(before: Traffic, after: Traffic): string[] {
  const had = new Set(onlyServing(before).map(({ variantId }) => variantId));
  return onlyServing(after).flatMap(({ variantId }) => (had.has(variantId) ? [] : variantId));
}

interface Moved {
  before: Traffic;
  after: Traffic;
  reason: string;
  userId: string | null;
}

/** Stages follow the traffic; where none moved there is nothing to follow. */
async function followVariants(tx: Prisma.TransactionClient, deploymentId: string, { before, after, ...why }: Moved): Promise<void> {
  if (JSON.stringify(onlyServing(before)) === JSON.stringify(onlyServing(after))) return;
  const { name, variants } = await tx.deployment.findUniqueOrThrow({
    where: { id: deploymentId },
    select: { name: true, variants: { select: { id: true, modelVersionId: true } } },
  });
  const modelsOf = (traffic: Traffic) =>
    variants.filter(({ id }) => traffic.some(({ variantId }) => variantId === id)).map(({ modelVersionId }) => modelVersionId);
  const answered = modelsOf(before.filter(({ ranges }) => ranges.length > 0));
  const modelVersionIds = [...answered, ...modelsOf(onlyServing(after))];
  await followTraffic(tx, { name, modelVersionIds, answeredIds: new Set(answered), ...why });
}

const onlyServing = (traffic: Traffic): Traffic => traffic.filter(({ ranges, isFallback }) => ranges.length > 0 || isFallback);
