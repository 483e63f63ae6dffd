import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach } from "vitest";
import { z } from "zod";

/**
 * Import this before anything that reaches `lib/env`: the trainer's address then leads to a server that answers questions as a test says.
 * Everything else about a trainer is `cpu-trainer.ts`'s, which trains for real.
 */
interface Asked {
  model: string;
  maxTokens: number;
  messages: { role: string; content: string }[];
}
type Reply = string | { status: number; message: string; retryAfter?: string };

const none = (): Reply => ({ status: 503, message: "Nobody has said what to answer." });

export const chatTrainer = {
  reply: none as (asked: Asked) => Reply | Promise<Reply>,
  /** The vector of a text. */
  embed: (_text: string): number[] => [1],
  asked: [] as Asked[],
  embedded: [] as string[],
};

const body = z.object({
  model: z.string(),
  max_tokens: z.number(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
});

const embeddingBody = z.object({ input: z.array(z.string()) });

const server = createServer(async (request, response) => {
  // A worker that is killed leaves half a question.
  const text = await readText(request).catch(() => null);
  if (text === null) return;
  // It also looks at what a trainer has.
  if (request.method !== "POST") {
    response.writeHead(404, { "content-type": "application/json" }).end("{}");
    return;
  }
  const sent: unknown = JSON.parse(text);
  if (request.url?.endsWith("/embeddings")) {
    const { input } = embeddingBody.parse(sent);
    chatTrainer.embedded.push(...input);
    response.writeHead(200, { "content-type": "application/json" });
    const data = input.map((text, index) => ({ object: "embedding", index, embedding: chatTrainer.embed(text) }));
    response.end(JSON.stringify({ object: "list", data, usage: { prompt_tokens: 4, total_tokens: 4 } }));
    return;
  }
  const { model, max_tokens: maxTokens, messages } = body.parse(sent);
  const asked = { model, maxTokens, messages };
  chatTrainer.asked.push(asked);
  const reply = await chatTrainer.reply(asked);
  const isText = typeof reply === "string";
  const later = isText || !reply.retryAfter ? {} : { "retry-after": reply.retryAfter };
  response.writeHead(isText ? 200 : reply.status, { "content-type": "application/json", ...later });
  const usage = { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 };
  const choices = [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: reply } }];
  response.end(JSON.stringify(isText ? { id: "1", object: "chat.completion", choices, usage } : { error: { message: reply.message } }));
});

// Whoever asks closes an idle connection; with the five seconds of Node a question may meet one that is just closing.
server.keepAliveTimeout = 75_000;
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
process.env.HONE_TRAINER_URL = `http://127.0.0.1:${portOf(server.address())}/v1`;

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === "string") throw new Error("The server of this test has no port.");
  return address.port;
}

beforeEach(() => {
  chatTrainer.reply = none;
  chatTrainer.asked = [];
  chatTrainer.embedded = [];
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});
