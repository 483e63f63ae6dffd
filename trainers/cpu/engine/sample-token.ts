import type { Random } from "./random";

/** The likeliest token at temperature 0; otherwise a draw from the smallest set of tokens that holds `topP` of the probability. */
export function sampleToken(logits: Float32Array, temperature: number, topP: number, random: Random): number {
  if (temperature === 0) return likeliest(logits);
  const top = logits[likeliest(logits)] ?? 0;
  const weights = Float64Array.from(logits, (logit) => Math.exp((logit - top) / temperature));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const order = topP < 1 ? [...weights.keys()].sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b) : [...weights.keys()];
  const kept = topP < 1 ? nucleus(order, weights, topP * total) : order;
  let rest = random.next() * kept.reduce((sum, token) => sum + (weights[token] ?? 0), 0);
  for (const token of kept) {
    rest -= weights[token] ?? 0;
    if (rest < 0) return token;
  }
  return kept.at(-1) ?? 0;
}

function nucleus(order: number[], weights: Float64Array, wanted: number): number[] {
  let held = 0;
  const end = order.findIndex((token) => {
    held += weights[token] ?? 0;
    return held >= wanted;
  });
  return end < 0 ? order : order.slice(0, end + 1);
}

function likeliest(logits: Float32Array): number {
  let best = 0;
  let top = logits[0] ?? 0;
  for (let i = 1; i < logits.length; i++) {
    const logit = logits[i] ?? 0;
    if (logit > top) {
      top = logit;
      best = i;
    }
  }
  return best;
}
