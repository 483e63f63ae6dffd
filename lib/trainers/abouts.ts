import { fireworks } from "./fireworks/about";
import { profiles } from "./openai-protocol/profiles";
import type { Overlong } from "./previews/schemas";
import type { Capabilities, TrainerKind } from "./schemas";
import { together } from "./together/about";

/** What is known of a kind of trainer before it is asked. */
export interface About {
  capabilities: Capabilities;
  usualBaseUrl: string | null;
  fileBytes: number | null;
  overlong: Overlong;
  keepsWeights: boolean;
  hosting: string;
  longestExample: (model: string) => number | null;
}

export const abouts: Record<TrainerKind, About> = { ...profiles, together, fireworks };
