import { createServer } from "node:http";
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
type Reply = string | { status: number; message: string };

const none = (): Reply => ({ status: 503, message: "Nobody has said what to answer." });

export const chatTrainer = {
  reply: none as (asked: Asked) => Reply | Promise<Reply>,
  asked: [] as Asked[],
};

const body = z.object({
  model: z.string(),
  max_tokens: z.number(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
});

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const { model, max_tokens: maxTokens, messages } = body.parse(JSON.parse(Buffer.concat(chunks).toString()));
  const asked = { model, maxTokens, messages };
  chatTrainer.asked.push(asked);
  const reply = await chatTrainer.reply(asked);
  const isText = typeof reply === "string";
  response.writeHead(isText ? 200 : reply.status, { "content-type": "application/json" });
  const usage = { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 };
  const choices = [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: reply } }];
  response.end(JSON.stringify(isText ? { id: "1", object: "chat.completion", choices, usage } : { error: { message: reply.message } }));
});

await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
process.env.HONE_TRAINER_URL = `http://127.0.0.1:${portOf(server.address())}/v1`;

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === "string") throw new Error("The server of this test has no port.");
  return address.port;
}

beforeEach(() => {
  chatTrainer.reply = none;
  chatTrainer.asked = [];
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});
