import { subscribe } from "node:diagnostics_channel";

/**
 * Started with the web process, before Next: whoever sends a request may write any address into its x-forwarded-for, and Next believes it. What
 * is true is the address at the other end of the connection and, behind proxies, what each of them wrote down about the one before it. From
 * here on the header holds that one address and nothing else; attempts to sign in are counted by it.
 */
subscribe("http.server.request.start", (message) => {
  const { request, socket } = /** @type {{ request: import("node:http").IncomingMessage, socket: import("node:net").Socket }} */ (message);
  request.headers["x-forwarded-for"] = senderOf(request.headers["x-forwarded-for"], socket.remoteAddress, Number(process.env.HONE_PROXIES));
});

/**
 * The address that the outermost of our proxies saw. A request that came by fewer of them is counted by its connection.
 * @param {string | string[] | undefined} forwarded
 * @param {string | undefined} connected
 * @param {number} proxies
 */
export function senderOf(forwarded, connected, proxies) {
  const chain = [forwarded ?? []].flat().flatMap((part) => part.split(","));
  return proxies > 0 ? (chain.at(-proxies)?.trim() ?? connected) : connected;
}
