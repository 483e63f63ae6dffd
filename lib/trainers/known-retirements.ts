import type { TrainerKind } from "./schemas";

export interface KnownRetirement {
  kinds: readonly TrainerKind[];
  /** Base models that it is about. Fine-tunes and checkpoints end with the model that they were made from. */
  matches: RegExp;
  /** YYYY-MM-DD: the last day on which somebody can train, and the day on which it stops answering. */
  lastTrainingOn: string | null;
  stopsOn: string | null;
  /** Who said so, in words. */
  source: string;
  /** When that was read. */
  readOn: string;
}

/**
 * What providers announced but do not say through their API. What their API says counts for more. To add to it: the narrowest pattern, the source in
 * words, the day on which you read it.
 */
export const knownRetirements: readonly KnownRetirement[] = [
  {
    kinds: ["openai"],
    matches: /^gpt-(4o(-mini)?|4\.1(-mini)?)(-20\d\d-\d\d-\d\d)?$/,
    lastTrainingOn: "2027-01-06",
    stopsOn: "2027-01-14",
    source: "OpenAI’s deprecations page: the gpt-4o and gpt-4.1 families and all fine-tunes of them",
    readOn: "2026-11-23",
  },
  {
    kinds: ["openai"],
    matches: /./,
    lastTrainingOn: "2027-01-06",
    stopsOn: null,
    source: "OpenAI’s deprecations page: nobody starts a fine-tune after 6 January 2027",
    readOn: "2026-11-23",
  },
  {
    kinds: ["azure"],
    matches: /^gpt-4(o|\.1)/,
    lastTrainingOn: "2027-04-01",
    stopsOn: "2027-10-01",
    source:
      "Microsoft’s model retirements page: training not before April 2027, deployments in October 2027; no day is named, so the first is shown",
    readOn: "2026-11-23",
  },
];

/** The entry that knows the end, else the one that knows the last day of training. */
export function knownRetirement(kind: TrainerKind, baseModel: string): KnownRetirement | null {
  const about = knownRetirements.filter(({ kinds, matches }) => kinds.includes(kind) && matches.test(baseModel));
  return about.find(({ stopsOn }) => stopsOn !== null) ?? about[0] ?? null;
}
