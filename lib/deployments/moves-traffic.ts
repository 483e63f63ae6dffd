import type { DeploymentChange } from "./schemas";

const restingKinds: readonly DeploymentChange["kind"][] = ["settings", "overridden", "shadow"];

/** Whether a change of this kind says anew who answers; the others stand in the history and move nobody. */
export const movesTraffic = (kind: DeploymentChange["kind"]): boolean => !restingKinds.includes(kind);
