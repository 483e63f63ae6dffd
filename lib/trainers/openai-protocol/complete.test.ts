import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
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

type Sent = Record<string, unknown>;

/** A reasoning model, as OpenAI and Azure answer for it: of what it does not take, the first is named. */
function reason(request: IncomingMessage, response: ServerResponse, sent: Sent[], words: { temperature: string } = valueWords): void {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const body: Sent = JSON.parse(Buffer.concat(chunks).toString());
    sent.push(body);
    const param = ["max_tokens", "temperature"].find((name) => name in body);
    const code = param === "temperature" ? words.temperature : "unsupported_parameter";
    const message = `Unsupported: '${param}' is not supported with this model.`;
    response.writeHead(param ? 400 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(param ? { error: { message, type: "invalid_request_error", param, code } } : answer));
  });
}
const valueWords = { temperature: "unsupported_value" };

/** Asks a server that treats the n-th question as `treat` says. */
async function ask(treat: (asked: number, ...exchange: Parameters<RequestListener>) => void, { questions = 1, atOnce = 1 } = {}) {
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
    const one = () => complete(client, { ...question, signal: new AbortController().signal }).then(({ text }) => text, String);
    const [outcome, ...others] = await Promise.all(Array.from({ length: atOnce }, one));
    for (const other of others) expect(other).toBe(outcome);
    for (let index = 1; index < questions; index++) expect(await one()).toBe(outcome);
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

test("a reasoning model is asked without what it refuses, and from then on at once", async () => {
  const sent: Sent[] = [];
  expect(await ask((_, request, response) => reason(request, response, sent), { questions: 3 })).toEqual({ outcome: "Billing.", asked: 5 });
  expect(sent[0]).toMatchObject({ max_tokens: 8, temperature: 0 });
  for (const body of sent.slice(2)) {
    expect(body).toMatchObject({ max_completion_tokens: 8 });
    expect("max_tokens" in body || "temperature" in body).toBe(false);
  }
});

test("a temperature is refused in two ways, and both are understood", async () => {
  const sent: Sent[] = [];
  const words = { temperature: "unsupported_parameter" };
  expect(await ask((_, request, response) => reason(request, response, sent, words))).toEqual({ outcome: "Billing.", asked: 3 });
});

test("questions that are refused at the same time all learn from it", async () => {
  const sent: Sent[] = [];
  const held: (() => void)[] = [];
  const together = await ask(
    (asked, request, response) => {
      const go = () => reason(request, response, sent);
      if (asked > 4) return go();
      held.push(go);
      if (held.length === 4) for (const one of held) one();
    },
    { atOnce: 4 },
  );
  expect(together).toMatchObject({ outcome: "Billing.", asked: 12 });
});

test("a refusal of anything else, or of the same once more, is the answer", async () => {
  const refuse = (param: string, code: string) => (_: number, __: IncomingMessage, response: ServerResponse) =>
    void response
      .writeHead(400, { "content-type": "application/json" })
      .end(JSON.stringify({ error: { message: `No '${param}'.`, param, code } }));
  expect(await ask(refuse("max_tokens", "invalid_value"))).toMatchObject({ outcome: expect.stringContaining("400"), asked: 1 });
  expect(await ask(refuse("tools", "unsupported_parameter"))).toMatchObject({ asked: 1 });
  expect(await ask(refuse("temperature", "unsupported_value"))).toMatchObject({ outcome: expect.stringContaining("400"), asked: 2 });
});
