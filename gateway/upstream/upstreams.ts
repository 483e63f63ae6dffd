import { Pool } from "undici";
import { type OpenDoor, openDoor } from "@/lib/deployments/serving/open-door";
import type { RoutedTrainer } from "../routing/routing-data";

/** A provider that answers: its connections, and what it is asked with. */
export interface Upstream extends Omit<OpenDoor, "origin"> {
  name: string;
  pool: Pool;
  /** Whether it says how many tokens a stream took when it is asked to. */
  countsStreams: boolean;
}

export interface Upstreams {
  replace: (trainers: readonly RoutedTrainer[]) => void;
  get: (trainerId: string) => Upstream;
  close: () => Promise<void>;
}

interface Opened {
  identity: string;
  upstream: Upstream;
}

const connections = 512;
const connectMs = 5_000;
const idleMs = 30_000;

/** Connections live as long as address and key stay the same; requests under way keep the ones they began on. */
export function createUpstreams(): Upstreams {
  let open = new Map<string, Opened>();

  function replace(trainers: readonly RoutedTrainer[]): void {
    const next = new Map<string, Opened>();
    for (const trainer of trainers) {
      const identity = JSON.stringify([trainer.kind, trainer.name, trainer.baseUrl, trainer.credentials]);
      const known = open.get(trainer.id);
      next.set(trainer.id, known?.identity === identity ? known : { identity, upstream: connect(trainer) });
    }
    const kept = new Set([...next.values()].map(({ upstream }) => upstream.pool));
    for (const { upstream } of open.values()) if (!kept.has(upstream.pool)) void upstream.pool.close();
    open = next;
  }

  return {
    replace,
    get: (trainerId) => {
      const found = open.get(trainerId);
      if (!found) throw new Error("A variant is served by a trainer that was not loaded.");
      return found.upstream;
    },
    close: async () => {
      await Promise.all([...open.values()].map(({ upstream }) => upstream.pool.destroy()));
    },
  };
}

function connect(trainer: RoutedTrainer): Upstream {
  const { origin, ...door } = openDoor(trainer);
  return {
    ...door,
    name: trainer.name,
    pool: new Pool(origin, { connections, pipelining: 1, keepAliveTimeout: idleMs, connect: { timeout: connectMs } }),
    countsStreams: trainer.kind !== "openai_compatible",
  };
}
