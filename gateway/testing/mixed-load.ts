import { setTimeout as sleep } from "node:timers/promises";
import { whoLeaves } from "./moody-reply";
import type { StartedGateway } from "./start-gateway";

interface World {
  key: string;
  name: string;
}

const tools = [
  { type: "function", function: { name: "find_parcel", parameters: { type: "object", properties: { number: { type: "number" } } } } },
];

/**
 * Programs of all kinds: they ask for the whole answer, for a stream, with tools, some hang up in the middle of it, and who has an answer says
 * what it was worth. Whoever cannot connect asks again.
 */
export function startMixedLoad(gateway: StartedGateway, { key, name }: World, programs: number) {
  const answered: string[] = [];
  const liked: string[] = [];
  let done = 0;
  let turn = 0;
  let isOn = true;
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const post = (path: string, body: object, signal?: AbortSignal) =>
    fetch(`${gateway.url}/v1/${path}`, { method: "POST", headers, body: JSON.stringify(body), signal: signal ?? null });

  /** Whether somebody was answered: a gateway that does not know its deployments yet says so, and that is no answer. */
  async function ask(own: number): Promise<boolean> {
    const kind = ["whole", "stream", "tools", "leave", "stream"][own % 5];
    const hangUp = new AbortController();
    const messages = [{ role: "user", content: `Where is parcel ${own}?` }];
    const isStream = kind === "stream" || kind === "leave";
    const body = {
      model: name,
      messages,
      user: kind === "leave" ? whoLeaves : `person ${own % 50}`,
      stream: isStream,
      ...(kind === "tools" ? { tools } : {}),
    };
    const response = await post("chat/completions", body, hangUp.signal);
    if (kind === "leave" && response.ok) {
      await response.body?.getReader().read();
      hangUp.abort();
      return true;
    }
    const text = await response.text();
    if (!response.ok || (isStream && !text.endsWith("data: [DONE]\n\n"))) return false;
    const id = response.headers.get("x-request-id") ?? "no id";
    answered.push(id);
    const said = await post("feedback", { request_id: id, thumb: own % 3 === 0 ? "down" : "up" });
    await said.text();
    if (said.status === 202) liked.push(id);
    return true;
  }

  async function run(): Promise<void> {
    while (isOn)
      // A gateway that is not there refuses at once; the pause lets it start.
      await ask(turn++).then(
        (isAnswered) => {
          done += Number(isAnswered);
        },
        () => sleep(20),
      );
  }

  let running = Array.from({ length: programs }, run);
  return {
    answered,
    liked,
    done: () => done,
    /** Resolves when the last program has its answer. */
    async pause(): Promise<void> {
      isOn = false;
      await Promise.all(running);
    },
    goOn(): void {
      isOn = true;
      running = Array.from({ length: programs }, run);
    },
  };
}
