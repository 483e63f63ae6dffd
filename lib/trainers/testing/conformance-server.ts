import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { answerFireworks } from "./answer-fireworks";
import { answerProvider, type ProviderAnswer } from "./answer-provider";
import { answerTogether } from "./answer-together";
import { type ProviderName, providerRules } from "./provider-rules";
import { ProviderState, type StoredJob } from "./provider-state";

/** What goes wrong with the next requests whose "METHOD /path" matches. */
export interface Fault {
  on: RegExp;
  /** How often; once unless said otherwise. */
  times?: number;
  /**
   * `cut`: nothing is done and the connection breaks. `cut_after`: it is done, and the answer is lost on the way. `hold`: until it settles.
   * `outlives`: until whoever asked is gone, before anything is done or after it.
   */
  how:
    | "cut"
    | "cut_after"
    | { status: number; retryAfter?: string; message?: string }
    | { hold: Promise<void> }
    | { outlives: "before" | "after"; onHeld: () => void };
}

export interface ConformanceServer {
  /** As a lead would enter it. */
  url: string;
  key: string;
  state: ProviderState;
  /** "METHOD /path" of everything that was asked, faults included. */
  asked: string[];
  fail: (fault: Fault) => void;
  /** Nothing goes wrong any more. */
  mend: () => void;
  /** The only job there is; throws when there are none or several, which is the fault this equipment looks for. */
  onlyJob: () => StoredJob;
  close: () => Promise<void>;
}

interface Options {
  /** Every look at a job takes it one step further, where nobody is there to say when time passes. */
  advancesOnLook?: boolean;
  /** Hears of every request, with all that came with it. */
  onRequest?: (request: IncomingMessage, body: Buffer<ArrayBuffer>) => void;
}

const answers: Record<ProviderName, typeof answerProvider> = {
  openai: answerProvider,
  azure: answerProvider,
  nebius: answerProvider,
  together: answerTogether,
  fireworks: answerFireworks,
};

/**
 * A provider on real HTTP, for tests alone: it keeps files and jobs, refuses what the provider would refuse, and breaks as it is told.
 * No product code can reach it: the check of imports says no.
 */
export async function startConformanceServer(provider: ProviderName, options: Options = {}): Promise<ConformanceServer> {
  const rules = providerRules[provider];
  const key = `sk-conformance-${provider}-0123456789`;
  const state = new ProviderState(rules);
  state.advancesOnLook = options.advancesOnLook ?? false;
  const asked: string[] = [];
  const faults: (Fault & { left: number })[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = `${request.method} ${request.url}`;
    asked.push(name);
    const body = await readBody(request);
    options.onRequest?.(request, body);
    const fault = faults.find(({ on, left }) => left > 0 && on.test(name));
    if (fault) fault.left--;
    const how = fault?.how;
    if (how === "cut") return void request.socket.destroy();
    if (typeof how === "object" && "status" in how) {
      const headers: Record<string, string> = how.retryAfter ? { "retry-after": how.retryAfter } : {};
      return send(response, { status: how.status, json: { error: { message: how.message ?? "Try again.", code: null } }, headers });
    }
    if (typeof how === "object" && "hold" in how) await how.hold;
    const outlives = typeof how === "object" && "outlives" in how ? how : null;
    if (outlives?.outlives === "before") return outlives.onHeld();
    const reply = await answers[provider]({ rules, state, key }, request, body);
    if (outlives) return outlives.onHeld();
    if (how === "cut_after") return void request.socket.destroy();
    send(response, reply);
  }

  const server = createServer((request, response) => {
    response.on("error", () => undefined);
    answer(request, response).catch((error: unknown) => send(response, { status: 500, json: { error: { message: String(error) } } }));
  });
  // Whoever asks closes an idle connection; with the five seconds of Node a question may meet one that is just closing.
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The conformance server has no port.");

  return {
    url: `http://127.0.0.1:${address.port}${rules.basePath}`,
    key,
    state,
    asked,
    fail: (fault) => void faults.push({ ...fault, left: fault.times ?? 1 }),
    mend: () => void faults.splice(0),
    onlyJob: () => {
      const [job, ...more] = state.jobs.values();
      if (!job || more.length > 0) throw new Error(`There are ${state.jobs.size} jobs, not one.`);
      return job;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, { status = 200, json, text, headers = {} }: ProviderAnswer): void {
  const type = text === undefined ? "application/json" : "application/octet-stream";
  response.writeHead(status, { "content-type": type, ...headers });
  response.end(text ?? JSON.stringify(json));
}
