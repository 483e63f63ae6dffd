import { setTimeout as wait } from "node:timers/promises";
import OpenAI from "openai";
import { type WireDataset, wireDataset } from "./wire";

export interface DatasetTarget {
  client: OpenAI;
  /** How long to wait between two looks at a dataset that is being read. */
  patienceMs?: number;
}

const looks = 3;

/** `name` as Fireworks writes it: "accounts/acme/datasets/rows". */
export async function findDataset(client: OpenAI, name: string): Promise<WireDataset | null> {
  try {
    return wireDataset.parse(await client.get(`/${name}`));
  } catch (error) {
    if (error instanceof OpenAI.NotFoundError) return null;
    throw error;
  }
}

/** How a dataset stands once it is read, or after a moment: few rows are read within one. */
export async function watchDataset({ client, patienceMs = 1_000 }: DatasetTarget, name: string): Promise<WireDataset> {
  for (let look = 1; ; look++) {
    const dataset = wireDataset.parse(await client.get(`/${name}`));
    if (dataset.state === "READY" || look === looks) return dataset;
    await wait(patienceMs);
  }
}
