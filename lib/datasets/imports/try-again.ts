import { ApiError } from "@/lib/http/fetch-json";

const firstMs = 1_000;
const mostMs = 30_000;
const fewTries = 5;

interface Options {
  signal: AbortSignal;
  /** Told before every wait, and with null when the work goes on. */
  onWait: (until: Date | null) => void;
}

/** Until it works or somebody stops it: what fails because of the connection or of a server that restarts works later. */
export async function tryAgain<T>(work: () => Promise<T>, { signal, onWait }: Options): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted || !(isAway(error) || (isStumble(error) && attempt < fewTries))) throw error;
      const waitMs = Math.min(mostMs, firstMs * 2 ** attempt);
      onWait(new Date(Date.now() + waitMs));
      await wait(waitMs, signal);
      onWait(null);
    }
  }
}

/** Nobody answers, or what stands in front of Hone says so. */
function isAway(error: unknown): boolean {
  return error instanceof ApiError && [408, 429, 502, 503, 504].includes(error.problem.status);
}

/** A fault of the server, or bytes that arrived other than they were sent: once may be chance. */
function isStumble(error: unknown): boolean {
  return error instanceof ApiError && (error.problem.status === 500 || error.problem.fields.some(({ field }) => field === "sha256"));
}

/** Shorter when the browser says that it is online again. */
function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const ended = new AbortController();
    const end = (settle: () => void) => {
      ended.abort();
      clearTimeout(timer);
      settle();
    };
    const timer = setTimeout(() => end(resolve), ms);
    globalThis.addEventListener?.("online", () => end(resolve), { signal: ended.signal });
    signal.addEventListener("abort", () => end(() => reject(signal.reason)), { signal: ended.signal });
  });
}
