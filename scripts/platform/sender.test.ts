import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import "./sender.mjs";

describe("what a server reads as the sender's address", () => {
  const server = createServer((request, response) => response.end(request.headers["x-forwarded-for"]));
  let url: string;
  const given = process.env.HONE_PROXIES;

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  });
  afterAll(() => {
    if (given === undefined) delete process.env.HONE_PROXIES;
    else process.env.HONE_PROXIES = given;
    server.close();
  });

  test.each([
    ["reached directly: nobody's word counts", "0", "203.0.113.9", "127.0.0.1"],
    ["reached directly, with nothing claimed", "0", undefined, "127.0.0.1"],
    ["behind one proxy: what it saw, not what was claimed before it", "1", "203.0.113.9, 198.51.100.1", "198.51.100.1"],
    ["behind two: what the outer one saw", "2", "203.0.113.9, 198.51.100.1, 10.0.0.2", "198.51.100.1"],
    ["past the proxies", "2", "203.0.113.9", "127.0.0.1"],
    ["past the proxies, with nothing claimed", "1", undefined, "127.0.0.1"],
  ])("%s", async (_, proxies, claimed, read) => {
    process.env.HONE_PROXIES = proxies;
    const headers: Record<string, string> = claimed ? { "x-forwarded-for": claimed } : {};
    expect(await (await fetch(url, { headers })).text()).toBe(read);
  });
});
