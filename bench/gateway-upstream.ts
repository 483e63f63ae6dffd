import { createServer } from "node:http";

// A provider that always takes the same time: node bench/gateway-upstream.ts PORT MS
const [port = "0", waits = "20"] = process.argv.slice(2);
const head = { id: "chatcmpl-1", created: 1_700_000_000, model: "tiny" };
const usage = { prompt_tokens: 240, completion_tokens: 12, total_tokens: 252 };
const content = "Billing. The customer was charged twice for one parcel.";
const whole = JSON.stringify({
  ...head,
  object: "chat.completion",
  choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content } }],
  usage,
});
const chunk = (delta: object, finish: string | null) =>
  `data: ${JSON.stringify({ ...head, object: "chat.completion.chunk", choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
const pieces = content.split(/(?<= )/).map((piece) => chunk({ content: piece }, null));

createServer((request, response) => {
  let body = "";
  request.on("data", (text) => (body += text));
  request.on("end", () => {
    const isStream = body.includes('"stream":true');
    setTimeout(() => {
      if (!isStream) {
        response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(whole) });
        response.end(whole);
        return;
      }
      response.writeHead(200, { "content-type": "text/event-stream" });
      for (const piece of pieces) response.write(piece);
      response.end(`${chunk({}, "stop")}data: [DONE]\n\n`);
    }, Number(waits));
  });
}).listen(Number(port), "127.0.0.1", () => console.log("listening"));
