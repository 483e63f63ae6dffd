import type OpenAI from "openai";
import { type WireLimits, wireLimits, wireModels } from "./wire";

const atOnce = 8;
const keptMs = 3_600_000;
const kept = new Map<string, { limits: WireLimits; until: number }>();

/** The models that can be tuned, each with its limits. They are asked for one by one, and change rarely: an answer counts for an hour. */
export async function listLimits(client: OpenAI, timeout: number): Promise<[string, WireLimits][]> {
  const { models } = wireModels.parse(await client.get("/fine-tunes/models/supported", { timeout }));
  const found: [string, WireLimits][] = [];
  for (let from = 0; from < models.length; from += atOnce)
    found.push(
      ...(await Promise.all(models.slice(from, from + atOnce).map(async (name) => [name, await limitsOf(client, name)] as const))).map(
        ([name, limits]): [string, WireLimits] => [name, limits],
      ),
    );
  return found;
}

async function limitsOf(client: OpenAI, name: string): Promise<WireLimits> {
  const key = `${client.baseURL}\n${name}`;
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.limits;
  const limits = wireLimits.parse(await client.get("/fine-tunes/models/limits", { query: { model_name: name } }));
  kept.set(key, { limits, until: Date.now() + keptMs });
  return limits;
}
