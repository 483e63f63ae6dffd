import { expect, test } from "vitest";
import { toEventStream } from "./to-event-stream";

function teller() {
  const state = { isOver: false };
  async function* tell(signal: AbortSignal) {
    try {
      yield "data: 1\n\n";
      if (!signal.aborted) await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    } finally {
      state.isOver = true;
    }
  }
  return { state, tell };
}

test.each(["the reader cancels", "the request is aborted"])("when %s, the work ends", async (how) => {
  const { state, tell } = teller();
  const left = new AbortController();
  const reader = toEventStream(left.signal, tell).body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("data: 1\n\n");
  expect(state.isOver).toBe(false);
  const next = reader?.read();
  if (how === "the reader cancels") await reader?.cancel();
  else left.abort();
  expect((await next)?.done).toBe(true);
  expect(state.isOver).toBe(true);
});
