import type { Trainer as TrainerRow } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { createOpenAITrainer } from "./openai-protocol/trainer";
import type { Trainer } from "./trainer";

/** The one place that knows which provider stands behind a row. */
export function getTrainer(row: Pick<TrainerRow, "id" | "name">): Trainer {
  return createOpenAITrainer({
    id: row.id,
    name: `The ${row.name}`,
    whenDown: "Start it with `npm start`, or with `npm run trainer` if the rest is running.",
    baseURL: env.trainerUrl,
    apiKey: env.trainerApiKey,
  });
}
