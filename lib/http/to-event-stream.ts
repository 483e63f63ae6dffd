/**
 * Server-sent events from a generator that ends when its signal is aborted: whoever leaves, by closing the page or by losing the connection,
 * takes the work with it. Only as much is made as is read.
 */
export function toEventStream(left: AbortSignal, tell: (signal: AbortSignal) => AsyncGenerator<string>): Response {
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  left.addEventListener("abort", leave, { once: true });
  const messages = tell(leaving.signal);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await messages.next();
        if (!done) return controller.enqueue(encoder.encode(value));
        left.removeEventListener("abort", leave);
        controller.close();
      },
      async cancel() {
        leave();
        await messages.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
  // Neither stored nor packed on the way: a message that waits in a buffer is no news.
  const headers = {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
  };
  return new Response(body, { headers });
}
