import type { TrainerKind } from "@/lib/trainers/schemas";

interface KindWords {
  label: string;
  /** What somebody should know before choosing it. */
  special: string;
  /** What an address looks like; null where it is known. */
  addressExample: string | null;
  addressHint: string;
}

const knownAddress = "Known. Enter one only if you reach the provider through a gateway of your own.";

export const kindWords: Record<TrainerKind, KindWords> = {
  cpu: {
    label: "This machine",
    special: "Starts with Hone and trains small models on the processor, at no charge.",
    addressExample: null,
    addressHint: "",
  },
  openai: {
    label: "OpenAI",
    special: "Takes no new training after 6 January 2027. Its fine-tunes of the 4o and 4.1 families stop answering on 14 January 2027.",
    addressExample: null,
    addressHint: knownAddress,
  },
  azure: {
    label: "Azure OpenAI",
    special:
      "A trained model answers only after you deploy it at Azure, under the name that the run shows. An idle deployment costs money.",
    addressExample: "https://your-resource.openai.azure.com/openai/v1",
    addressHint: "The endpoint of your resource, with /openai/v1 behind it.",
  },
  nebius: {
    label: "Nebius Token Factory",
    special: "Trains open models with LoRA or in full, and takes rank, learning rate and context length from you.",
    addressExample: null,
    addressHint: knownAddress,
  },
  together: {
    label: "Together AI",
    special: "Trains many open models, in full or with LoRA. A trained model answers only on an endpoint that you pay for by the minute.",
    addressExample: null,
    addressHint: knownAddress,
  },
  fireworks: {
    label: "Fireworks AI",
    special: "Trains open models with LoRA. A trained model answers only on a deployment that you pay for by the second while it runs.",
    addressExample: null,
    addressHint: knownAddress,
  },
  openai_compatible: {
    label: "Another trainer that speaks OpenAI’s protocol",
    special: "A GPU machine of your own, or any provider whose documentation says that OpenAI’s SDK works with it.",
    addressExample: "https://trainer.example.org/v1",
    addressHint: "Where its documentation says that the OpenAI SDK is pointed to. It ends before /files, mostly with /v1.",
  },
};
