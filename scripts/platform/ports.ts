import { createServer } from "node:net";
import { PlainError } from "./plain-error.mjs";

/** Whether somebody could listen there now. Without a host: on every address, as the web process does. */
export function isFree(port: number, host?: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

const [firstPort, portCount] = [20_000, 12_000];
/** Processes that look at once begin at different places, and none is given one port twice. */
const portsApart = 7;
let next = process.pid * portsApart;

/**
 * Below those that the system itself gives to connections and to whoever asks for any: until its owner listens there, a while later, and again
 * whenever that starts anew, nobody else is given it.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < portCount; tries++) {
    const port = firstPort + (next++ % portCount);
    if ((await isFree(port)) && (await isFree(port, "127.0.0.1"))) return port;
  }
  throw new PlainError(`No port from ${firstPort} to ${firstPort + portCount - 1} is free. Stop something that listens there.`);
}

/** The port used last time, when it is still free: addresses that people noted stay true. */
export async function rememberedPort(last: number | undefined): Promise<number> {
  return last && (await isFree(last, "127.0.0.1")) ? last : freePort();
}

export const usualGatewayPort = 3020;

/** Programs have this address in their settings: the one that was asked for, the one of last time, or the usual one. */
export async function chooseGatewayPort(asked: number | null, last: number | undefined): Promise<number> {
  if (asked !== null) {
    if (await isFree(asked)) return asked;
    throw new PlainError(
      `Something else listens on port ${asked}, where the gateway should. Stop it, or give the gateway another port: HONE_GATEWAY_PORT=${asked + 1} npm start`,
    );
  }
  for (const port of [last, usualGatewayPort]) if (port && (await isFree(port))) return port;
  return freePort();
}
