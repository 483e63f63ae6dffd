import { hash } from "node:crypto";
import { insertExample } from "@/lib/datasets/examples/insert-example";
import type { Message, Tools } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import type { CollectRule, Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { answerMessage, conversationOf } from "../collect/conversation-of";

interface Logged {
  messages: Message[];
  tools: Tools | null;
  given: string;
  correction: string | null;
  deployment: { name: string; projectId: string };
}

const mostMs = 60_000;

/**
 * Into its rule's dataset as a draft, or among the cases that wait for the benchmark's next version: once for each request, once for each
 * conversation, and no more than the day's ceiling. That it was collected and what became of it stand together or not at all.
 */
export async function collectRequest(rule: CollectRule, requestId: string, now: Date): Promise<void> {
  const logged = await readLogged(requestId);
  await db.$transaction(
    async (tx) => {
      if (!(await claim(tx, rule, now))) return;
      const entry = entryOf(rule, requestId, logged, now);
      const { count } = await tx.collectedRequest.createMany({ data: [entry], skipDuplicates: true });
      if (count === 0 || "problem" in logged || entry.problem !== "" || !rule.datasetId) return;
      const { exampleId, problem } = await addExample(tx, rule, rule.datasetId, logged);
      if (exampleId) await withdrawUncorrected(tx, entry, now);
      await tx.collectedRequest.updateMany({
        where: { sink: entry.sink, requestId, isCorrected: entry.isCorrected },
        data: { exampleId, problem },
      });
    },
    { timeout: mostMs, maxWait: mostMs },
  );
}

/** Locks the rule, so that two workers never fill the same day at once; false where it is full, paused or gone. */
async function claim(tx: Prisma.TransactionClient, { id, perDay }: CollectRule, now: Date): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`select id from "CollectRule" where id = ${id} and "pausedAt" is null for update`;
  if (!row) return false;
  return (await tx.collectedRequest.count({ where: { ruleId: id, day: dayOf(now), problem: "" } })) < perDay;
}

const dayOf = (now: Date) => new Date(now.toISOString().slice(0, 10));

async function readLogged(requestId: string): Promise<Logged | { problem: string }> {
  const row = await db.requestLog.findUnique({
    where: { id: requestId },
    include: {
      content: true,
      deployment: { select: { name: true, projectId: true } },
      feedback: { where: { kind: "correction" }, select: { text: true } },
    },
  });
  if (!row?.content) return { problem: "The text of the request was not kept." };
  const conversation = conversationOf(row.content.request);
  if ("problem" in conversation) return conversation;
  const given = row.outcome === "failed" || row.outcome === "refused" ? "" : row.content.answer;
  return { ...conversation, given, correction: row.feedback[0]?.text ?? null, deployment: row.deployment };
}

function entryOf(rule: CollectRule, requestId: string, logged: Logged | { problem: string }, now: Date) {
  const sink = rule.datasetId ? `dataset ${rule.datasetId}` : `benchmark ${rule.benchmarkSeriesId}`;
  const common = { sink, requestId, ruleId: rule.id, at: now, day: dayOf(now) };
  if ("problem" in logged) return { ...common, isCorrected: false, conversation: null, problem: logged.problem };
  const { messages, tools, given, correction, deployment } = logged;
  const isCorrected = correction !== null;
  const target = correction ?? (rule.datasetId ? given : "");
  const conversation = hash("sha256", JSON.stringify(rule.datasetId ? [messages, tools, target] : messages), "hex");
  const entry = { ...common, isCorrected, conversation, problem: "" };
  if (rule.datasetId) {
    if (target !== "") return entry;
    return { ...entry, conversation: null, problem: "It got no answer, and nobody has written the one that it should have got." };
  }
  if (tools) return { ...entry, conversation: null, problem: "It has tools, and cases that are collected have none." };
  return { ...entry, waitingCase: { prompt: messages, target, tags: [tagOf(deployment.name, 50)] } };
}

const tagOf = (name: string, most: number) => `from ${name}`.slice(0, most);

/** Without a correction it is what a machine wrote, which no model learns before a person has accepted it. */
async function addExample(
  tx: Prisma.TransactionClient,
  { createdById, name }: CollectRule,
  datasetId: string,
  { messages, tools, given, correction, deployment }: Logged,
): Promise<{ exampleId: string | null; problem: string }> {
  const answer = correction === null ? answerMessage(given) : { role: "assistant" as const, content: correction };
  const tags = [tagOf(deployment.name, 60), `rule: ${name}`.slice(0, 60), ...(correction === null ? [] : ["corrected"])];
  const author = { projectId: deployment.projectId, userId: createdById ?? "hone" };
  try {
    const content = { messages: [...messages, answer], tools };
    const exampleId = await insertExample(tx, author, datasetId, content, { tags, isMachineWritten: correction === null });
    return { exampleId, problem: exampleId ? "" : "The dataset holds exactly this example already." };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { exampleId: null, problem: error.message };
  }
}

/** The answer that somebody disliked makes room for the better one, unless a person has touched it. */
async function withdrawUncorrected(
  tx: Prisma.TransactionClient,
  { sink, requestId, isCorrected }: { sink: string; requestId: string; isCorrected: boolean },
  now: Date,
): Promise<void> {
  if (!isCorrected) return;
  const before = await tx.collectedRequest.findFirst({ where: { sink, requestId, isCorrected: false }, select: { exampleId: true } });
  if (!before?.exampleId) return;
  await tx.example.updateMany({
    where: { id: before.exampleId, state: "draft", revision: 1, isMachineWritten: true, deletedAt: null },
    data: { deletedAt: now },
  });
}
