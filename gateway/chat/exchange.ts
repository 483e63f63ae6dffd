import type { RequestRecord } from "@/lib/deployments/request-record";
import type { RoutedKey } from "../routing/routing-data";
import type { RoutedDeployment, RoutedVariant } from "../routing/routing-table";
import type { ChatRequest } from "./chat-request";
import type { Unit } from "./unit-of";

/** One request on its way: what it asked for, who it belongs to, and what happened so far. */
export interface Exchange {
  id: string;
  key: RoutedKey;
  deployment: RoutedDeployment;
  /** The variant that the unit belongs to, whoever answers in the end. */
  assigned: RoutedVariant;
  unit: Unit;
  chat: ChatRequest;
  /** Fires when the program hangs up. */
  signal: AbortSignal;
  at: number;
  startedAt: number;
  attempts: number;
  firstByteMs: number | null;
  served: RoutedVariant;
}

export interface Ending {
  outcome: RequestRecord["outcome"];
  status: number;
  answer: string;
  /** Of all choices of a stream, as far as it came; `answer` is the first one and may be cut. */
  letters?: number;
  promptTokens?: number | null;
  completionTokens?: number | null;
  format?: RequestRecord["format"];
  answeredModel?: string | null;
  errorMessage?: string | null;
}

export const elapsedMs = ({ startedAt }: Exchange) => Math.round((performance.now() - startedAt) * 1_000) / 1_000;
