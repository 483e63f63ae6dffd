import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export interface Asked {
  body: Record<string, unknown>;
  text: string;
  headers: IncomingMessage["headers"];
  /** Whether the gateway cut the connection before the answer was complete. */
  isCutOff: boolean;
}

export type Reply = (asked: Asked, response: ServerResponse) => void | Promise<void>;

/** A provider at its HTTP edge: it answers as a test says, and remembers what it was asked. */
export async function startUpstream() {
  const asked: Asked[] = [];
  const upstream = {
    reply: answerWith("Hello.") as Reply,
    asked,
    url: "",
    /** Connections that nobody uses. */
    closeIdle: () => undefined as undefined,
    close: () => undefined as undefined,
  };
  const server = createServer(async (request, response) => {
    // A gateway that is killed leaves half a question.
    const text = await readText(request).catch(() => null);
    if (text === null) return;
    const one: Asked = { text, body: JSON.parse(text), headers: request.headers, isCutOff: false };
    asked.push(one);
    response.on("error", () => undefined);
    response.once("close", () => {
      if (!response.writableFinished) one.isCutOff = true;
    });
    await upstream.reply(one, response);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  upstream.url = `http://127.0.0.1:${portOf(server.address())}/v1`;
  upstream.closeIdle = () => void server.closeIdleConnections();
  upstream.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return upstream;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

export type Upstream = Awaited<ReturnType<typeof startUpstream>>;

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The upstream of this test has no port.");
  return address.port;
}

const usage = { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 };
const head = (asked: Asked) => ({ id: "chatcmpl-1", created: 1_700_000_000, model: asked.body.model });

export function answerWith(content: string | null, message: object = {}, change: object = {}): Reply {
  return (asked, response) => {
    if (asked.body.stream === true) return streamWith([content ?? ""])(asked, response);
    response.writeHead(200, { "content-type": "application/json" });
    const choices = [{ index: 0, finish_reason: "stop", message: { role: "assistant", content, ...message } }];
    response.end(JSON.stringify({ ...head(asked), object: "chat.completion", choices, usage, ...change }));
  };
}

export const sendChunk = (response: ServerResponse, asked: Asked, delta: object, finish: string | null = null) =>
  response.write(
    `data: ${JSON.stringify({ ...head(asked), object: "chat.completion.chunk", choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`,
  );

export function beginStream(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
}

/** As providers do it: usage only for who asks for it. */
export function streamWith(pieces: string[], pauseMs = 0): Reply {
  return async (asked, response) => {
    beginStream(response);
    sendChunk(response, asked, { role: "assistant", content: "" });
    for (const content of pieces) {
      if (pauseMs > 0) await sleep(pauseMs);
      sendChunk(response, asked, { content });
    }
    sendChunk(response, asked, {}, "stop");
    const options = asked.body.stream_options;
    if (typeof options === "object" && options !== null && "include_usage" in options && options.include_usage)
      response.write(`data: ${JSON.stringify({ ...head(asked), object: "chat.completion.chunk", choices: [], usage })}\n\n`);
    response.end("data: [DONE]\n\n");
  };
}

export function refuseWith(status: number, error: object, headers: Record<string, string> = {}): Reply {
  return (_, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify({ error }));
  };
}

export const cutOff: Reply = (_, response) => void response.destroy();
export const hang: Reply = () => undefined;
