import type { requestIdMaker } from "@/lib/deployments/request-id";
import type { Limits } from "./keys/limits";
import type { Metrics } from "./metrics";
import type { RoutingTable } from "./routing/routing-table";
import type { Shadows } from "./shadow/shadows";
import type { Spool } from "./spool/spool";

/** What every request can reach. `table` is exchanged when routing changes; who began with the old one ends with it. */
export interface Gateway {
  table: RoutingTable;
  /** Whether there ever was a routing, from the database or from disk. */
  isRouted: boolean;
  isDraining: boolean;
  isStoreUp: boolean;
  ids: ReturnType<typeof requestIdMaker>;
  limits: Limits;
  metrics: Metrics;
  spool: Spool;
  shadows: Shadows;
}
