import { createServer } from "node:http";
import { Pool } from "undici";

// What no gateway on this machine can be faster than: every request passed on as it is, without keys, routing, limits or a log.
// node --import tsx bench/gateway-ideal.ts PORT UPSTREAM_ORIGIN
const [port = "0", origin = ""] = process.argv.slice(2);
const pool = new Pool(origin, { connections: 512, pipelining: 1 });

createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { authorization, "content-type": type } = request.headers;
  const headers = { authorization, "content-type": type };
  const answer = await pool.request({ path: request.url ?? "/", method: "POST", headers, body: Buffer.concat(chunks) });
  response.writeHead(answer.statusCode, answer.headers);
  answer.body.pipe(response);
}).listen(Number(port), "127.0.0.1", () => console.log("listening"));
