import { expect, test } from "vitest";
import { startLoopbackServer } from "../testing/loopback-server";
import { readSignedUrl } from "./signed-url";

const megabyte = Buffer.alloc(1_000_000, "x");

test("figures that never end are read to a limit, and the connection is closed", async () => {
  let isClosed = false;
  const server = await startLoopbackServer((_, response) => {
    response.on("close", () => (isClosed = true));
    const goOn = () => void (response.destroyed || response.write(megabyte, goOn));
    goOn();
  });
  const url = `http://127.0.0.1:${server.port}`;
  expect(await readSignedUrl({ url, baseURL: url })).toHaveLength(20_000_000);
  await expect.poll(() => isClosed).toBe(true);
  await server.close();
});

test("figures whose connection breaks are tried again later", async () => {
  const server = await startLoopbackServer((_, response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write("half", () => response.destroy());
  });
  const url = `http://127.0.0.1:${server.port}`;
  await expect(readSignedUrl({ url, baseURL: url })).rejects.toThrow("The connection broke.");
  await server.close();
});
