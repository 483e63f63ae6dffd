import type { RequestRecord } from "./request-record";

/** What a request takes out of a budget: what it cost, or what it is guessed to have cost where nobody told. */
export const spentOf = ({ costUsd, estimatedUsd }: Pick<RequestRecord, "costUsd" | "estimatedUsd">): number => costUsd ?? estimatedUsd ?? 0;
