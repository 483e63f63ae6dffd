import { exponential, maxLane } from "./simd";

/** Index of the largest of `count` values; the first one wins a tie. */
export function largest(values: usize, count: i32): i32 {
  let best = 0;
  let top = load<f32>(values);
  for (let i = 1; i < count; i++) {
    const v = load<f32>(values + <usize>i * 4);
    if (v > top) {
      top = v;
      best = i;
    }
  }
  return best;
}

/**
 * logits[rows, stride] become their own gradient, (softmax − label) · weight of the row; columns from `vocabulary` on become 0.
 * statistics[row] gets Σe^(l−top), top − label's logit, and 1 where the label was the likeliest token: the logarithm is the caller's.
 */
export function crossEntropy(logits: usize, labels: usize, weights: usize, statistics: usize, rows: i32, vocabulary: i32, stride: i32): void {
  const bytes = <usize>stride * 4;
  for (let i = 0; i < rows; i++) {
    for (let o = <usize>vocabulary * 4; o < bytes; o += 4) store<f32>(logits + o, -1e30);
    let highest = f32x4.splat(-1e30);
    for (let o: usize = 0; o < bytes; o += 16) highest = f32x4.max(highest, v128.load(logits + o));
    const highestLogit = maxLane(highest);
    const top = f32x4.splat(highestLogit);
    const label = <usize>load<i32>(labels + <usize>i * 4) * 4;
    const labelLogit = load<f32>(logits + label);
    const hit = labelLogit == highestLogit && <usize>largest(logits, vocabulary) * 4 == label;
    let total = f32x4.splat(0);
    for (let o: usize = 0; o < bytes; o += 16) {
      const e = exponential(f32x4.sub(v128.load(logits + o), top));
      v128.store(logits + o, e);
      total = f32x4.add(total, e);
    }
    const sum = f32x4.extract_lane(total, 0) + f32x4.extract_lane(total, 1) + (f32x4.extract_lane(total, 2) + f32x4.extract_lane(total, 3));
    store<f32>(statistics, sum);
    store<f32>(statistics, highestLogit - labelLogit, 4);
    store<f32>(statistics, hit ? 1 : 0, 8);
    statistics += 12;
    const weight = load<f32>(weights + <usize>i * 4);
    const share = f32x4.splat(weight / sum);
    for (let o: usize = 0; o < bytes; o += 16) v128.store(logits + o, f32x4.mul(share, v128.load(logits + o)));
    store<f32>(logits + label, load<f32>(logits + label) - weight);
    logits += bytes;
  }
}
