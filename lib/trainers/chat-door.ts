import { profiles } from "./openai-protocol/profiles";
import type { TrainerKind } from "./schemas";

export interface ChatDoor {
  /** Ends before `/chat/completions`. */
  baseUrl: string;
  keyHeader: "authorization" | "api-key";
}

/** Where a provider's models are asked and how the key is carried there, for whoever relays questions as they came. */
export function chatDoor(kind: TrainerKind, baseUrl: string): ChatDoor {
  if (kind === "fireworks") return { baseUrl: `${baseUrl}/inference/v1`, keyHeader: "authorization" };
  return { baseUrl, keyHeader: kind === "together" ? "authorization" : profiles[kind].keyHeader };
}
