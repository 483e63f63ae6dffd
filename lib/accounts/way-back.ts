import { safeNext } from "./safe-next";

/** Which address was asked for: a layout does not learn it otherwise. */
const header = "x-hone-asked-for";
/** The address stands in that of the sign-in page, encoded once more, and servers refuse the very longest. */
const mostCharacters = 2_000;

/** The headers of a request for a page, with the address that it is for. What the browser says in this header is written over. */
export function noteWayBack(headers: Headers, { pathname, search }: { pathname: string; search: string }): Headers {
  const noted = new Headers(headers);
  const address = `${pathname}${search}`;
  noted.set(header, address.length <= mostCharacters ? address : pathname);
  return noted;
}

/** Where somebody who has to sign in first comes back to; home, where nothing noted it. */
export const wayBack = (headers: Headers): string | undefined => safeNext(headers.get(header) ?? undefined, "") || undefined;
