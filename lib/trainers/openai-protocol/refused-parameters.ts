import OpenAI from "openai";

/** What some models refuse of a question, reasoning ones above all. */
export type RefusedParameter = "max_tokens" | "temperature";

const known = new Map<string, Set<RefusedParameter>>();
const keyOf = ({ baseURL }: OpenAI, model: string) => `${baseURL}\n${model}`;

/** What this model has refused since the process began. No list says it beforehand: a deployment's name tells nothing of its model. */
export function refusedBy(client: OpenAI, model: string): ReadonlySet<RefusedParameter> {
  return new Set(known.get(keyOf(client, model)));
}

/** Remembers what a refusal is about; false where asking otherwise would not help. */
export function learnRefusal(client: OpenAI, model: string, error: unknown, sent: ReadonlySet<RefusedParameter>): boolean {
  const refused = parameterIn(error);
  if (!refused || sent.has(refused)) return false;
  known.set(keyOf(client, model), new Set([...(known.get(keyOf(client, model)) ?? []), refused]));
  return true;
}

/** Where `param` names something else, the words still quote it first. */
function parameterIn(error: unknown): RefusedParameter | null {
  if (!(error instanceof OpenAI.BadRequestError) || !/^unsupported_(parameter|value)$/.test(error.code ?? "")) return null;
  const named = [error.param, /'([a-z_]+)'/.exec(error.message)?.[1]];
  return (["max_tokens", "temperature"] as const).find((parameter) => named.includes(parameter)) ?? null;
}
