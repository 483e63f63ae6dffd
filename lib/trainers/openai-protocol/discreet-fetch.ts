/**
 * A fetch for requests that carry a secret. No answer brings it back, wherever a server may quote it: it is taken out before anything reads
 * the answer, so neither an error nor a log can hold it. Redirects are not followed, because the key would travel to whoever they name.
 */
export function discreetFetch(secret: string): typeof fetch {
  const spellings = [...new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])];
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: "manual" });
    if (!response.body) return response;
    // Read here to the end, so that a connection that is cut on the way fails like one that was never made.
    const text = await response.text();
    const clean = spellings.reduce((rest, spelling) => rest.replaceAll(spelling, "[key]"), text);
    const headers = new Headers(response.headers);
    // The body is decoded by now, and maybe shorter.
    for (const name of ["content-encoding", "content-length"]) headers.delete(name);
    return new Response(clean, { status: response.status, statusText: response.statusText, headers });
  };
}
