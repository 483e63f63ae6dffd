import { afterAll, beforeAll, expect, test } from "vitest";
import { followAddress } from "./follow-address";
import { openFile } from "./openai-protocol/open-file";
import { type LoopbackServer, startLoopbackServer } from "./testing/loopback-server";

let secretive: LoopbackServer;
const asked: { url: string | undefined; authorization: string | undefined }[] = [];
beforeAll(async () => {
  secretive = await startLoopbackServer(({ url, headers: { authorization } }, response) => {
    asked.push({ url, authorization });
    response.end("internal");
  });
});
afterAll(() => secretive.close());

const here = () => `http://127.0.0.1:${secretive.port}`;
const outside = "https://api.example.com/v1";

test.each([
  "http://127.0.0.1:PORT/",
  "https://127.0.0.1:PORT/",
  "https://2130706433:PORT/",
  "https://0.0.0.0:PORT/",
  "https://localhost:PORT/",
  "https://[::1]:PORT/",
  "https://[::]:PORT/",
  "https://[::ffff:127.0.0.1]:PORT/",
  "https://[64:ff9b::127.0.0.1]:PORT/",
  "https://10.0.0.7/",
  "https://172.31.255.1/",
  "https://192.168.1.1/",
  "https://100.64.0.1/",
  "https://[fd00::1]/",
  "https://169.254.1.2/rows",
  "https://[fe80::1]/",
  "https://[::ffff:a9fe:102]/",
])("a provider outside cannot let Hone read %s", async (address) => {
  const before = secretive.connections;
  await expect(followAddress(address.replace("PORT", String(secretive.port)), { baseURL: outside })).rejects.toMatchObject({
    code: "upstream",
    kind: "provider",
    problem: expect.stringMatching(/^The provider's answer leads to .*; Hone does not go there\.$/),
  });
  expect(secretive.connections).toBe(before);
});

test.each(["http://files.example.com/rows", "file:///etc/passwd", "ftp://files.example.com/rows", "no address", ""])(
  "only web addresses with encryption are followed, not “%s”",
  async (address) => {
    await expect(followAddress(address, { baseURL: outside })).rejects.toMatchObject({ code: "upstream", fault: null });
  },
);

test("a public name that points inwards does not make its provider one of the house", async () => {
  const refused = followAddress(`${here()}/`, { baseURL: "https://localhost.example.com/v1" });
  await expect(refused).rejects.toMatchObject({ problem: expect.stringContaining("without encryption") });
});

test("what a permission in an address says is not repeated", async () => {
  const refused = followAddress("https://10.0.0.7/rows?signature=secret", { baseURL: outside });
  await expect(refused).rejects.toMatchObject({ problem: expect.not.stringContaining("secret") });
});

test.each(["http://127.0.0.1:9/v1", "http://localhost:9/v1", "http://10.0.0.7:9/v1", "http://trainer:9/v1", "http://trainer.internal/v1"])(
  "a trainer inside the network, at %s, may keep its files elsewhere in it, but not on the machine's own link",
  async (baseURL) => {
    expect(await (await followAddress(`${here()}/rows`, { baseURL })).text()).toBe("internal");
    for (const address of ["http://169.254.1.2/rows", "http://[fe80::1]/", "https://[::ffff:a9fe:102]/"])
      await expect(followAddress(address, { baseURL })).rejects.toMatchObject({ problem: expect.stringContaining("only this machine") });
  },
);

test("a file that is kept elsewhere is read there without the key, and not where it may not lead", async () => {
  let location = `${here()}/kept`;
  const provider = await startLoopbackServer((_, response) => response.writeHead(302, { location }).end());
  const address = { profile: { keyHeader: "authorization" as const }, baseURL: `http://127.0.0.1:${provider.port}/v1`, apiKey: "sk-1" };
  const open = () => openFile(address, "file-1", new AbortController().signal);
  expect(await new Response(await open()).text()).toBe("internal");
  expect(asked.at(-1)).toEqual({ url: "/kept", authorization: undefined });
  location = "http://169.254.1.2/rows";
  await expect(open()).rejects.toMatchObject({ problem: expect.stringContaining("169.254.1.2") });
  location = "/v1/files/kept";
  // Once is enough: from there no redirect is followed.
  await expect(open()).rejects.toMatchObject({ status: 302 });
  await provider.close();
});
