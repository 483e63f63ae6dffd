import type { Caller } from "@/lib/accounts/caller";
import { toEventStream } from "@/lib/http/to-event-stream";
import { getRunRow } from "./get-run";
import { type Read, readRunNews } from "./read-run-news";
import { type Watch, watchRun } from "./watch-run";

const heartbeatMs = 15_000;
/** After this long a viewer comes back and is asked anew whether it may look. */
const longestMs = 5 * 60_000;
const beginning = "0.0";

/** The news of a run as they come, from wherever a viewer's connection broke, until the run is over. */
export async function streamRun(caller: Caller, runId: string, { after, request }: { after?: string | undefined; request: Request }) {
  await getRunRow(caller, runId);
  const broken = request.headers.get("last-event-id") ?? "";
  const cursor = /^\d{1,18}\.\d{1,18}$/.test(broken) ? broken : (after ?? beginning);
  return toEventStream(request.signal, (signal) => follow(runId, cursor, signal));
}

async function* follow(runId: string, from: string, signal: AbortSignal): AsyncGenerator<string> {
  const watch = watchRun(runId);
  const endsAt = Date.now() + longestMs;
  let cursor = from;
  let told = "";
  try {
    yield "retry: 1000\n\n";
    while (!signal.aborted && Date.now() < endsAt) {
      const { news, text, hasMore, ...read } = await readOnce(runId, cursor, watch);
      cursor = read.cursor;
      if (text !== told) yield `id: ${cursor}\nevent: news\ndata: ${text}\n\n`;
      else yield ": still here\n\n";
      // What was sent once is not news: only what is new since then would be.
      told = quiet(news);
      if (news.isFinal) return yield "event: end\ndata: {}\n\n";
      if (!hasMore) await watch.next(heartbeatMs, signal);
    }
  } finally {
    watch.stop();
  }
}

const quiet = (news: Read["news"]) => JSON.stringify({ ...news, events: [], metrics: [] });

interface Shared {
  key: string;
  read: Promise<Read & { text: string }>;
}
/** The last thing read of each run: viewers that stand at the same place share it. */
const shared = new Map<string, Shared>();

function readOnce(runId: string, cursor: string, watch: Watch): Promise<Read & { text: string }> {
  const key = `${cursor} ${watch.version()}`;
  const known = shared.get(runId);
  if (known?.key === key && watch.version() !== "") return known.read;
  const read = readRunNews(runId, cursor).then((result) => ({ ...result, text: JSON.stringify(result.news) }));
  const entry = { key, read };
  shared.set(runId, entry);
  const forget = () => void (shared.get(runId) === entry && shared.delete(runId));
  read.then(() => setTimeout(forget, 2_000).unref(), forget);
  return read;
}
