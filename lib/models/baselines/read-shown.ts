import type { Message } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { findPassages } from "../passages/find-passages";
import type { ApproachSettings } from "../schemas";
import { pickFixedExamples } from "./pick-fixed-examples";

/** What stands before a question: conversations to follow, or passages to answer from; the most helpful first. */
export type Shown = { kind: "examples"; examples: Message[][] } | { kind: "passages"; passages: { title: string; text: string }[] };

export async function readShown(settings: ApproachSettings, messages: readonly Message[]): Promise<Shown> {
  const question = messages.findLast(({ role }) => role === "user")?.content ?? "";
  if (settings.approach === "retrieval") {
    const found = await findPassages(settings.passageIndexId, question, settings.count);
    return { kind: "passages", passages: found.map(toPassage) };
  }
  if (settings.pick === "fixed") return { kind: "examples", examples: await pickFixedExamples(settings.datasetVersionId, settings.count) };
  const found = await findPassages(await indexOf(settings.datasetVersionId), question, settings.count);
  return { kind: "examples", examples: found.flatMap(({ messages: example }) => (example ? [example] : [])) };
}

/** An example that is looked up like a document reads as one. */
function toPassage({ title, text, messages }: { title: string; text: string; messages: Message[] | null }) {
  const answer = messages?.at(-1)?.content;
  return { title, text: answer === undefined ? text : `${text}\n→ ${answer}` };
}

async function indexOf(datasetVersionId: string): Promise<string> {
  const index = await db.passageIndex.findUnique({ where: { datasetVersionId }, select: { id: true, status: true } });
  if (index?.status === "ready") return index.id;
  throw new AppError("upstream", "The examples to choose from are still being prepared. It goes on by itself in a moment.");
}
