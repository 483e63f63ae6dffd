import type { KappaEstimate } from "./schemas";

/** Below this a κ moves by a whole word when one example is judged otherwise. */
export const fewestForVerdict = 30;

/** Words of Landis and Koch, "The measurement of observer agreement for categorical data", Biometrics 33:159, 1977. */
const bands: readonly [above: number, word: string][] = [
  [0.8, "almost perfect"],
  [0.6, "substantial"],
  [0.4, "moderate"],
  [0.2, "fair"],
  [0, "slight"],
  [Number.NEGATIVE_INFINITY, "no better than chance"],
];

export function wordFor(kappa: number): string {
  return bands.find(([above]) => kappa > above)?.[1] ?? "no better than chance";
}

interface Found {
  kappa: KappaEstimate | null;
  exampleCount: number;
}

/** What may be said, and no more: the words at both ends of the interval, and none from too few examples. */
export function agreementVerdict({ kappa, exampleCount }: Found): { verdict: string; isVerdictRefused: boolean } {
  if (exampleCount < fewestForVerdict) {
    const sofar =
      exampleCount === 0 ? "Nothing has been judged by everybody yet" : `Only ${exampleCount} examples have been judged by everybody`;
    return { verdict: `${sofar}. From ${fewestForVerdict} on, something can be said.`, isVerdictRefused: true };
  }
  if (!kappa)
    return {
      verdict: "Everybody gave one and the same judgement every time, so agreement cannot be told from habit. κ has no value here.",
      isVerdictRefused: true,
    };
  const [low, high] = [wordFor(kappa.low), wordFor(kappa.high)];
  const reach = low === high ? `Agreement is ${low}` : `Agreement lies between ${low} and ${high}`;
  const advice =
    kappa.high <= 0.6
      ? " People read the task differently: look at the disagreements together and write down what is right."
      : kappa.low > 0.6
        ? " People mean the same by a good answer."
        : " More judgements would tell.";
  return { verdict: `${reach}.${advice}`, isVerdictRefused: false };
}
