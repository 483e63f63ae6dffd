import { createServer } from "node:net";

/** Whether somebody could listen there now. Without a host: on every address, as the web process does. */
export function isFree(port: number, host?: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen({ port: 0, host: "127.0.0.1" }, () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}

/** The port used last time, when it is still free: addresses that people noted stay true. */
export async function rememberedPort(last: number | undefined): Promise<number> {
  return last && (await isFree(last, "127.0.0.1")) ? last : freePort();
}
