import { setTimeout as wait } from "node:timers/promises";
import type OpenAI from "openai";
import { toFile } from "openai";
import type { FineTuningJob } from "openai/resources/fine-tuning/jobs/jobs";

const colours = ["red", "blue", "green", "grey"];

export const row = (question: string, answer: string) => ({
  messages: [
    { role: "user", content: question },
    { role: "assistant", content: answer },
  ],
});

/** Questions whose answer a tiny model can learn: the last digit's colour. */
export const makeRows = (count: number) =>
  Array.from({ length: count }, (_, index) => row(`paint ${index}?`, colours[index % colours.length] ?? ""));

export const toJsonl = (rows: unknown[]) => rows.map((value) => `${JSON.stringify(value)}\n`).join("");

export async function upload(client: OpenAI, content: string | Buffer, name = "rows.jsonl") {
  return client.files.create({ file: await toFile(Buffer.from(content), name), purpose: "fine-tune" });
}

/** Extension names are not in the SDK's types; a wider object may still be passed on. */
export function supervised(hyperparameters: Record<string, unknown>) {
  return { type: "supervised" as const, supervised: { hyperparameters } };
}

export const quickRun = { lora: true, n_epochs: 2, batch_size: 5, learning_rate: 0.01, lora_r: 4, lora_alpha: 8 };

/** Asks until `isReached` says so; the failed state of a job that should go on says why at once. */
export async function jobUntil(
  client: OpenAI,
  id: string,
  isReached: (job: FineTuningJob) => boolean,
  seconds = 240,
): Promise<FineTuningJob> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const job = await client.fineTuning.jobs.retrieve(id);
    if (isReached(job)) return job;
    if (job.finished_at !== null || Date.now() > deadline) throw new Error(`The job did not get there: ${JSON.stringify(job)}`);
    await wait(20);
  }
}

export const isEnded = (job: FineTuningJob) => job.finished_at !== null;
export const hasSucceeded = (job: FineTuningJob) => job.status === "succeeded";

/** All events of a job, oldest first. */
export async function allEvents(client: OpenAI, id: string) {
  const events = [];
  for await (const event of client.fineTuning.jobs.listEvents(id, { limit: 1000 })) events.push(event);
  return events.reverse();
}
