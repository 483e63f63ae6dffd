import { lookup as resolve } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { Agent, fetch, type RequestInit } from "undici";
import { connectionBroke } from "./openai-protocol/connection-broke";
import { toStream } from "./to-stream";
import { TrainerFailure } from "./trainer-failure";

interface Following extends Omit<RequestInit, "dispatcher" | "redirect"> {
  /** Where the provider is, as a lead entered it. */
  baseURL: string;
}

/**
 * Asks an address that a provider's answer names. A provider may name any, also one that only this machine reaches, and what stands there
 * would be read out to it: away from its own place it leads to public addresses alone, over https. A trainer inside the network may name
 * others inside; those of the link itself, where clouds keep the machine's own keys, nobody may. No redirect is followed from there.
 */
export async function followAddress(address: string, { baseURL, ...init }: Following): Promise<Response> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url) throw refusal("something that is no web address");
  const dispatcher = chooseAgent(url, new URL(baseURL));
  try {
    const { body, status, headers } = await fetch(url, { ...init, redirect: "manual", ...(dispatcher ? { dispatcher } : {}) });
    return new Response(body && toStream(body), { status, headers: new Headers([...headers]) });
  } catch (error) {
    if (error instanceof Error && error.cause instanceof TrainerFailure) throw error.cause;
    throw connectionBroke(error, init.signal);
  }
}

/** Null where nothing has to be watched. */
function chooseAgent(url: URL, base: URL): Agent | null {
  if (url.origin === base.origin) return null;
  const isWithin = isInside(base.hostname);
  if (url.protocol !== "https:" && !(isWithin && url.protocol === "http:")) throw refusal(`${url.host} without encryption`);
  const watch = isWithin ? refuseLink : refuseInside;
  // A number is not looked up, so that no lookup would see it.
  watch(bare(url.hostname), url.host);
  return isWithin ? insideAgent : outsideAgent;
}

const link = new BlockList();
const inside = new BlockList();
block(link, "169.254.0.0", 16);
link.addSubnet("fe80::", 10, "ipv6");
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const)
  block(inside, network, bits);
for (const [network, bits] of [
  // This machine and nothing at all, both of which lead here.
  ["::", 96],
  ["fc00::", 7],
  ["fec0::", 10],
  ["ff00::", 8],
] as const)
  inside.addSubnet(network, bits, "ipv6");

/** Also as a network that speaks IPv6 alone writes them. */
function block(list: BlockList, network: string, bits: number): void {
  list.addSubnet(network, bits, "ipv4");
  list.addSubnet(`64:ff9b::${network}`, 96 + bits, "ipv6");
}

const isIn = (list: BlockList, ip: string) => list.check(ip, isIP(ip) === 6 ? "ipv6" : "ipv4");

function refuseLink(ip: string, named: string): void {
  if (isIP(ip) && isIn(link, ip)) throw refusal(`${named}, which only this machine reaches`);
}

function refuseInside(ip: string, named: string): void {
  refuseLink(ip, named);
  if (isIP(ip) && isIn(inside, ip)) throw refusal(`${named}, which is inside Hone's own network`);
}

/**
 * By the name alone: whoever owns a public name can let it point inwards for a moment, and would be inside. A name without a dot and these
 * endings are answered by nobody else than the own network.
 */
function isInside(hostname: string): boolean {
  const host = bare(hostname);
  if (isIP(host)) return isIn(inside, host);
  return !host.includes(".") || /\.(localhost|local|internal)\.?$/.test(host);
}

const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, "");

/** Where a name leads is looked at as the connection is made, so that it cannot lead elsewhere a moment later. */
function watched(watch: (ip: string, named: string) => void): Agent {
  const lookup: LookupFunction = (hostname, options, answer) =>
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return answer(error, "");
      try {
        for (const { address } of found) watch(address, hostname);
      } catch (refused) {
        return answer(refused instanceof Error ? refused : new Error(String(refused)), "");
      }
      const [first] = found;
      if (options.all || !first) answer(null, found);
      else answer(null, first.address, first.family);
    });
  return new Agent({ connect: { lookup } });
}

const outsideAgent = watched(refuseInside);
const insideAgent = watched(refuseLink);

/** What stands behind the host may be a permission: it is not repeated. */
function refusal(where: string): TrainerFailure {
  return new TrainerFailure("upstream", {
    kind: "provider",
    problem: `The provider's answer leads to ${where}; Hone does not go there.`,
    action: "Ask the provider why. A trainer of your own has to keep its files under the address that is entered for it.",
  });
}
