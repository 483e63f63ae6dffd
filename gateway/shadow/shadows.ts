import type { LogRecord, RequestRecord } from "@/lib/deployments/request-record";
import type { Exchange } from "../chat/exchange";
import type { Metrics } from "../metrics";
import { askShadow } from "./ask-shadow";

interface Options {
  metrics: Metrics;
  append: (record: LogRecord) => Promise<unknown>;
  /** So many at once, and no more wait: whoever is served comes first. */
  mostAtOnce?: number;
}

const mostLetters = 256 * 1024;

/**
 * Asks the shadow what was just answered. Nobody waits for it and nobody is told of it: what does not fit is dropped and counted, what fails is
 * noted, and nothing is tried twice.
 */
export function createShadows({ metrics, append, mostAtOnce = 16 }: Options) {
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  /** By variant; told with its next answer, of which at least one is on its way whenever something is dropped for want of room. */
  const dropped = new Map<string, number>();

  function mirror(exchange: Exchange, served: RequestRecord): void {
    const { deployment, chat } = exchange;
    const { shadow } = deployment;
    if (!shadow || shadow.variant.id === served.servedVariantId || stopping.signal.aborted) return;
    if (served.outcome === "refused" || served.outcome === "client_left" || Math.random() >= shadow.share) return;
    const { id } = shadow.variant;
    if (running.size >= mostAtOnce || chat.text.length > mostLetters) {
      dropped.set(id, (dropped.get(id) ?? 0) + 1);
      metrics.count("hone_gateway_shadow_total", { deployment: deployment.name, result: "dropped" });
      return;
    }
    const asked = ask(exchange, served, shadow.variant).catch((error: unknown) => {
      if (!stopping.signal.aborted) console.error(`The shadow could not be asked: ${error instanceof Error ? error.message : error}`);
    });
    running.add(asked);
    void asked.finally(() => running.delete(asked));
  }

  async function ask(exchange: Exchange, served: RequestRecord, variant: Parameters<typeof askShadow>[1]["variant"]): Promise<void> {
    const record = await askShadow(exchange, { variant, served, stop: stopping.signal });
    if (stopping.signal.aborted) return;
    metrics.count("hone_gateway_shadow_total", { deployment: exchange.deployment.name, result: record.outcome });
    const missed = dropped.get(variant.id) ?? 0;
    dropped.delete(variant.id);
    await append({ ...record, dropped: missed });
  }

  return {
    mirror,
    running: () => running.size,
    /** What is under way is given up: it was nobody's answer. */
    async stop(): Promise<void> {
      stopping.abort();
      await Promise.allSettled(running);
    },
  };
}

export type Shadows = ReturnType<typeof createShadows>;
