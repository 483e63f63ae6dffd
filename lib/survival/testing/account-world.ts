import type { Caller, Person } from "@/lib/accounts/caller";
import { createDataset } from "@/lib/datasets/create-dataset";
import { messagesSchema } from "@/lib/datasets/schemas";
import { freezeVersion } from "@/lib/datasets/versions/freeze-version";
import type { DatasetVersion } from "@/lib/datasets/versions/schemas";
import { db } from "@/lib/db/client";
import { addExamples } from "@/lib/testing/add-examples";
import { createPerson } from "@/lib/testing/factories";
import { createTrainer } from "@/lib/trainers/create-trainer";
import { createTrainerInput, type TrainerPrices } from "@/lib/trainers/schemas";
import { type ConformanceServer, startConformanceServer } from "@/lib/trainers/testing/conformance-server";
import type { ProviderName } from "@/lib/trainers/testing/provider-rules";

export interface AccountWorld {
  server: ConformanceServer;
  trainerId: string;
  /** Leads the project and may set up trainers. */
  caller: Caller;
}

export const baseModel = "gpt-4.1-nano-2025-04-14";
let made = 0;

/** A provider with an account, connected to a Hone with one project. */
export async function createAccountWorld(kind: ProviderName = "openai", prices: Record<string, object> = {}): Promise<AccountWorld> {
  const server = await startConformanceServer(kind);
  const lead: Person = await createPerson("lead");
  const input = { kind, name: `Account ${++made}`, baseUrl: server.url, apiKey: server.key, prices: prices as TrainerPrices };
  const { id: trainerId } = await createTrainer(lead, createTrainerInput.parse(input));
  const { id: projectId } = await db.project.create({
    data: { name: "Contract clauses", members: { create: { userId: lead.userId, role: "lead" } } },
  });
  return { server, trainerId, caller: { userId: lead.userId, projectId, role: "lead" } };
}

/** Rows that a model can learn, as they stand in a provider's file. */
export const trainingRows = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const colour = ["red", "green", "blue"][index % 3] ?? "";
    return {
      messages: [
        { role: "user", content: `Order ${index}: the box is ${colour}.` },
        { role: "assistant", content: colour },
      ],
    };
  });

/** A frozen version of such rows of which most are test cases, made in a few statements. */
export async function freezeColours(caller: Caller, count: number): Promise<DatasetVersion> {
  const { id } = await createDataset(caller, { name: `Colours, ${count}` });
  await addExamples(
    caller,
    id,
    trainingRows(count).map((content) => ({ content: { messages: messagesSchema.parse(content.messages) } })),
  );
  return freezeVersion(caller, id, { ratios: { train: 0.2, validation: 0, test: 0.8 }, include: "approved" });
}
