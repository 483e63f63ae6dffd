import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { expect, test } from "vitest";
import { complete } from "./complete";
import { createClient } from "./create-client";

const answer = {
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 1,
  model: "tiny",
  choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: "Billing." } }],
  usage: { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 },
};

/** Asks a server that treats the n-th question as `treat` says. */
async function ask(treat: (asked: number, ...exchange: Parameters<RequestListener>) => void) {
  let asked = 0;
  const server = createServer((request, response) => treat(++asked, request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const client = createClient({
    profile: { keyHeader: "authorization" },
    baseURL: `http://127.0.0.1:${address.port}/v1`,
    apiKey: "nobody asks for it",
  });
  const question = { model: "tiny", messages: [{ role: "user" as const, content: "Where?" }], maxTokens: 8, temperature: 0 };
  try {
    const outcome = await complete(client, { ...question, signal: new AbortController().signal }).then(({ text }) => text, String);
    return { outcome, asked };
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

test("a connection that is closed as the question leaves costs one more question", async () => {
  const once = await ask((asked, request, response) =>
    asked === 1 ? request.socket.destroy() : response.setHeader("content-type", "application/json").end(JSON.stringify(answer)),
  );
  expect(once).toEqual({ outcome: "Billing.", asked: 2 });
});

test("one that is always closed fails, and so does a refusal at once", async () => {
  expect(await ask((_, request) => request.socket.destroy())).toMatchObject({
    outcome: expect.stringContaining("Connection error"),
    asked: 2,
  });
  expect(await ask((_, __, response) => response.writeHead(503).end())).toMatchObject({
    outcome: expect.stringContaining("503"),
    asked: 1,
  });
});
