/** Where to go after signing in: an address of ours, or the fallback. A link must not send people elsewhere. */
export function safeNext(next: string | string[] | undefined, fallback: string): string {
  if (typeof next !== "string" || !next.startsWith("/")) return fallback;
  // The browser's own parser decides: "//host", "/\host" and control characters all leave the house.
  const here = "http://hone.invalid";
  const url = URL.canParse(next, here) ? new URL(next, here) : null;
  return url?.origin === here ? `${url.pathname}${url.search}${url.hash}` : fallback;
}
