import type { RoutingData } from "../routing/routing-data";

/** What the thread that speaks to the database says to the one that serves. */
export type StoreNews =
  | { type: "routing"; data: RoutingData }
  /** Always behind the deliveries that it counts. */
  | { type: "spend"; month: string; known: Map<string, number>; delivered: Map<string, number> }
  | { type: "delivered"; file: string; records: number; torn: number; refused: number }
  | { type: "connection"; isUp: boolean; problem: string | null };

export type StoreOrder = { type: "sealed" } | { type: "stop" };

export interface StoreSettings {
  folder: string;
}
