import { fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import { type ParityStatus, parityCheckSchema } from "./schemas";

const lookMs = 500;
const longestMs = 90_000;

export const isParityPending = (status: ParityStatus | undefined) => status === "queued" || status === "running";

/** In the browser: until a new variant is checked, so that the person who promotes it presses once. What it found is for who asks next to say. */
export async function waitForParity(projectId: string, deploymentId: string, variantId: string, signal: AbortSignal): Promise<void> {
  const address = routes.api.variantParity(projectId, deploymentId, variantId);
  for (const until = Date.now() + longestMs; Date.now() < until; ) {
    const check = await fetchJson(parityCheckSchema.nullable(), address, { signal });
    if (!isParityPending(check?.status)) return;
    await new Promise((resolve) => setTimeout(resolve, lookMs));
    signal.throwIfAborted();
  }
}
