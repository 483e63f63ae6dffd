import "@/lib/testing/clone-database";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import type { DatasetVersion } from "@/lib/datasets/versions/schemas";
import { db } from "@/lib/db/client";
import { updateProject } from "@/lib/projects/update-project";
import { createCaller, createPerson } from "@/lib/testing/factories";
import { createFrozenVersion } from "@/lib/testing/frozen-version";
import { createTrainer } from "@/lib/trainers/create-trainer";
import { createTrainerInput } from "@/lib/trainers/schemas";
import { type ConformanceServer, startConformanceServer } from "@/lib/trainers/testing/conformance-server";
import { cancelRun } from "../cancel-run";
import { createRun } from "../create-run";
import { runJobKey } from "../enqueue-run-job";
import { getRun } from "../get-run";
import { listRunsInput } from "../list/schemas";
import { listRunEvents } from "../list-run-events";
import { listRuns } from "../list-runs";
import { moveRun } from "../move-run";
import { pauseRun } from "../pause-run";
import type { Run } from "../schemas";
import { approveRun } from "./approve-run";
import { declineRun } from "./decline-run";
import { getSpending } from "./get-spending";

const baseModel = "gpt-4.1-nano-2025-04-14";
let server: ConformanceServer;
let trainerId: string;
let lead: Caller;
let expert: Caller;
let version: DatasetVersion;

/** The middle of this month, for as long as this takes: a budget would be renewed where one ends. */
function middleOfMonth(): number {
  const now = new Date();
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 15, 12);
}

beforeAll(async () => {
  vi.setSystemTime(middleOfMonth());
  server = await startConformanceServer("openai");
});
afterAll(async () => {
  vi.useRealTimers();
  await server.close();
});

let made = 0;
/** A world of its own for every test: what one spends is nobody else's. */
beforeEach(async () => {
  const input = { kind: "openai", name: `Provider ${++made}`, baseUrl: server.url, apiKey: server.key };
  trainerId = (await createTrainer(await createPerson("lead"), createTrainerInput.parse(input))).id;
  await priceAt(10_000);
  lead = await createCaller("lead");
  const person = await createPerson("expert");
  expert = await join(person.userId, "expert");
  version = await createFrozenVersion(lead);
});

async function join(userId: string, role: "expert" | "lead" | "owner"): Promise<Caller> {
  await db.projectMember.create({ data: { projectId: lead.projectId, userId, role } });
  return { userId, projectId: lead.projectId, role };
}

/** USD for a million tokens; null: not known. */
async function priceAt(training: number | null): Promise<void> {
  const prices = training === null ? {} : { [baseModel]: { training } };
  await db.trainer.update({ where: { id: trainerId }, data: { prices } });
}

const limit = (usd: number) => updateProject(lead, { spendingLimitUsd: usd });
const budget = (usd: number | null) => updateProject({ ...lead, role: "owner" }, { budgetUsd: usd });
const propose = (caller = expert, approvedUsd?: number | null) =>
  createRun(caller, { datasetVersionId: version.id, trainerId, baseModel, hyperparameters: { epochs: 1 }, approvedUsd });
const upper = (run: Run) => run.likelyUsd?.[1] ?? Number.NaN;
const isSubmitted = async ({ id }: Run) =>
  (await db.$queryRaw<unknown[]>`select 1 from graphile_worker.jobs where key = ${runJobKey("runs.submit", id)}`).length === 1;
const lastEvent = async (run: Run) => (await listRunEvents(lead, run.id)).items.at(-1)?.message;

test("within the limit an expert's run starts; above it, it waits, and nothing is handed over", async () => {
  await limit(1_000_000);
  const small = await propose();
  expect(small).toMatchObject({ status: "preflight", decision: null });
  expect(await isSubmitted(small)).toBe(true);

  await limit(upper(small) - 0.01);
  const large = await propose();
  expect(large.status).toBe("awaiting_approval");
  expect(await isSubmitted(large)).toBe(false);
  expect(await lastEvent(large)).toContain("waits for the approval of a lead");
  expect((await listRuns(lead, listRunsInput.parse({ status: "awaiting_approval" }))).items.map(({ id }) => id)).toEqual([large.id]);
});

test("a limit of 0 lets start what costs nothing, and nobody knows is not nothing", async () => {
  await limit(0);
  await priceAt(0);
  expect((await propose()).status).toBe("preflight");
  await priceAt(null);
  expect(await propose()).toMatchObject({ status: "awaiting_approval", likelyUsd: null });
});

test("a lead approves: it starts, with who, when and at what price; a second time changes nothing", async () => {
  await limit(0);
  const run = await propose();
  const approved = await approveRun(lead, run.id, { usd: upper(run) });
  expect(approved).toMatchObject({
    status: "uploading",
    decision: { outcome: "approved", by: "Ada", at: expect.any(Date), usd: upper(run), reason: null },
  });
  expect(await isSubmitted(run)).toBe(true);
  expect(await lastEvent(run)).toContain("Approved by Ada");
  const again = await approveRun(lead, run.id, { usd: upper(run) });
  expect(again.decision?.at).toEqual(approved.decision?.at);
  await expect(declineRun(lead, run.id, { reason: "Too late" })).rejects.toMatchObject({ code: "conflict" });
});

test("a lead declines with a reason: it ends without having cost anything", async () => {
  await limit(0);
  const run = await propose();
  const declined = await declineRun(lead, run.id, { reason: "Try the small model first." });
  expect(declined).toMatchObject({
    status: "cancelled",
    decision: { outcome: "declined", by: "Ada", reason: "Try the small model first." },
  });
  expect(await lastEvent(run)).toBe("Declined by Ada: Try the small model first.");
  expect(await declineRun(lead, run.id, { reason: "Again" })).toEqual(declined);
  await expect(approveRun(lead, run.id, { usd: upper(run) })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("declined already"),
  });
  expect(await isSubmitted(run)).toBe(false);
});

test("approved, declined and withdrawn at the same moment: exactly one of them happened", async () => {
  await limit(0);
  const run = await propose();
  const attempts = await Promise.allSettled([
    approveRun(lead, run.id, { usd: upper(run) }),
    declineRun(lead, run.id, { reason: "No" }),
    cancelRun(expert, run.id),
  ]);
  const after = await getRun(lead, run.id);
  const messages = (await listRunEvents(lead, run.id)).items.map(({ message }) => message);
  expect(messages.filter((message) => /^(Approved|Declined|Withdrawn)/.test(message))).toHaveLength(1);
  expect(await isSubmitted(run)).toBe(after.status === "uploading");
  expect(attempts.filter(({ status }) => status === "fulfilled").length).toBeGreaterThanOrEqual(1);
});

test("many approvals at once start it once", async () => {
  await limit(0);
  const run = await propose();
  const other = await join((await createPerson()).userId, "lead");
  await Promise.all([lead, other, lead].map((caller) => approveRun(caller, run.id, { usd: upper(run) })));
  const messages = (await listRunEvents(lead, run.id)).items.filter(({ message }) => message.startsWith("Approved"));
  expect(messages).toHaveLength(1);
});

test("a price that rose since it was seen asks again, and the new one is shown", async () => {
  await limit(0);
  const run = await propose();
  await priceAt(20_000);
  await expect(approveRun(lead, run.id, { usd: upper(run) })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("another one than you approved"),
  });
  const shown = await getRun(lead, run.id);
  expect(shown).toMatchObject({ status: "awaiting_approval", decision: null });
  expect(upper(shown)).toBeCloseTo(2 * upper(run));
  expect(await lastEvent(run)).toContain("Its price has changed");
  expect((await approveRun(lead, run.id, { usd: upper(shown) })).status).toBe("uploading");

  const unknown = await propose();
  await priceAt(null);
  await expect(approveRun(lead, unknown.id, { usd: upper(unknown) })).rejects.toMatchObject({ code: "conflict" });
  expect((await approveRun(lead, unknown.id, { usd: null })).decision).toMatchObject({ outcome: "approved", usd: null });
});

test("while its examples are still counted its price is not known, so it is not approved at an unknown one", async () => {
  await limit(0);
  const run = await propose();
  await db.measurement.updateMany({
    where: { datasetVersionId: version.id },
    data: { status: "measuring", rowCount: 5_000, measuredCount: 1_200 },
  });
  for (const usd of [null, upper(run)])
    await expect(approveRun(lead, run.id, { usd })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("2,400 of 10,000. Approve the run once they are."),
    });
  const waiting = await getRun(lead, run.id);
  expect(waiting).toMatchObject({ status: "awaiting_approval", decision: null, likelyUsd: run.likelyUsd });
  await db.measurement.updateMany({ where: { datasetVersionId: version.id }, data: { status: "done" } });
  expect((await approveRun(lead, run.id, { usd: upper(run) })).status).toBe("uploading");
});

test("a lead's own run above the limit starts at once with the price that the lead has seen, and waits without", async () => {
  await limit(0);
  const waiting = await propose(lead);
  expect(waiting.status).toBe("awaiting_approval");
  const own = await propose(lead, upper(waiting));
  expect(own).toMatchObject({ status: "preflight", decision: { outcome: "approved", by: "Ada", usd: upper(waiting) } });
  await expect(propose(lead, upper(waiting) - 1)).rejects.toMatchObject({ code: "conflict" });
  await expect(propose(expert, upper(waiting))).rejects.toMatchObject({ code: "forbidden" });
});

test("whoever proposed it may withdraw it; another expert may not, and to a stranger there is no such run", async () => {
  await limit(0);
  const run = await propose();
  const other = await join((await createPerson()).userId, "expert");
  await expect(cancelRun(other, run.id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(pauseRun(other, run.id)).rejects.toMatchObject({ code: "forbidden" });
  const stranger = await createCaller("owner");
  await expect(approveRun(stranger, run.id, { usd: upper(run) })).rejects.toMatchObject({ code: "not_found" });
  await expect(declineRun(stranger, run.id, { reason: "No" })).rejects.toMatchObject({ code: "not_found" });
  expect(await cancelRun(expert, run.id)).toMatchObject({ status: "cancelled", decision: null });
  await expect(approveRun(lead, run.id, { usd: upper(run) })).rejects.toMatchObject({ code: "conflict" });
});

test("the budget counts what ended at its cost and what is under way at its upper estimate, this month's alone", async () => {
  await limit(1_000_000);
  const first = await propose();
  await db.run.update({ where: { id: first.id }, data: { status: "running", trainerJobId: "job" } });
  const second = await propose();
  const price = upper(first);
  const spent = async () => (await getSpending(lead)).spentUsd / price;
  expect(await spent()).toBeCloseTo(2);
  await moveRun(db, first.id, "finalizing", { costUsd: price / 2 });
  await moveRun(db, first.id, "succeeded");
  expect(await spent()).toBeCloseTo(1.5);
  // It never reached its trainer.
  await moveRun(db, second.id, "failed");
  expect(await spent()).toBeCloseTo(0.5);
  // It did, and nobody knows what that cost.
  await db.run.update({ where: { id: second.id }, data: { trainerJobId: "job" } });
  expect(await spent()).toBeCloseTo(1.5);
  const monthStart = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth()));
  await db.run.update({ where: { id: second.id }, data: { admittedAt: new Date(monthStart.getTime() - 1) } });
  expect(await spent()).toBeCloseTo(0.5);
  await db.run.update({ where: { id: second.id }, data: { admittedAt: monthStart } });
  expect(await spent()).toBeCloseTo(1.5);
  expect((await getSpending(await createCaller())).spentUsd).toBe(0);
});

test("what does not fit is refused with what is left, also when it is approved; only an owner raises the budget", async () => {
  await limit(0);
  const run = await propose();
  await budget(upper(run) - 0.01);
  await expect(propose()).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("An owner of the project can raise it"),
  });
  await expect(approveRun(lead, run.id, { usd: upper(run) })).rejects.toMatchObject({ code: "conflict" });
  await expect(updateProject(lead, { budgetUsd: null })).rejects.toMatchObject({ code: "forbidden" });
  await budget(upper(run));
  expect((await approveRun(lead, run.id, { usd: upper(run) })).status).toBe("uploading");
  expect(await getSpending(lead)).toMatchObject({ leftUsd: 0 });
  await priceAt(null);
  await expect(propose()).rejects.toMatchObject({ message: expect.stringContaining("nobody knows what this would cost") });
});

test("two at once cannot both take the last dollars, whether they start or are approved", async () => {
  await limit(1_000_000);
  const price = upper(await propose());
  await budget(2.5 * price);
  const started = await Promise.allSettled([propose(), propose(), propose()]);
  expect(started.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const attempt of started)
    if (attempt.status === "rejected") expect(attempt.reason).toMatchObject({ code: "conflict", message: expect.stringContaining("left") });

  await limit(0);
  await budget(100 * price);
  const waiting = await Promise.all([propose(), propose(), propose()]);
  await budget(3.5 * price);
  const approved = await Promise.allSettled(waiting.map((run) => approveRun(lead, run.id, { usd: upper(run) })));
  expect(approved.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await getSpending(lead)).spentUsd).toBeLessThanOrEqual(3.5 * price);
});
