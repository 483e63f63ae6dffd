/** Adds `shards` gradients that lie `stride` bytes apart into the first, always in the same order; answers the sum of squares. */
export function sumShards(first: usize, stride: usize, shards: i32, count: i32): f64 {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  const bytes = <usize>count * 4;
  for (let o: usize = 0; o < bytes; o += 16) {
    let sum = v128.load(first + o);
    for (let s = 1; s < shards; s++) sum = f32x4.add(sum, v128.load(first + <usize>s * stride + o));
    v128.store(first + o, sum);
    const a = f64x2.promote_low_f32x4(sum);
    const b = f64x2.promote_low_f32x4(i32x4.shuffle(sum, sum, 2, 3, 0, 1));
    low = f64x2.add(low, f64x2.mul(a, a));
    high = f64x2.add(high, f64x2.mul(b, b));
  }
  const both = f64x2.add(low, high);
  return f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
}

/** AdamW with decoupled decay; `rate` and `rootCorrection` carry the bias corrections, `decay` is 1 − rate · weight decay. */
export function adamW(values: usize, gradient: usize, first: usize, second: usize, count: i32, clip: f32, rate: f32, rootCorrection: f32, decay: f32, beta1: f32, beta2: f32, epsilon: f32): void {
  const clips = f32x4.splat(clip);
  const rates = f32x4.splat(rate);
  const corrections = f32x4.splat(rootCorrection);
  const decays = f32x4.splat(decay);
  const b1 = f32x4.splat(beta1), r1 = f32x4.splat(<f32>1 - beta1);
  const b2 = f32x4.splat(beta2), r2 = f32x4.splat(<f32>1 - beta2);
  const tiny = f32x4.splat(epsilon);
  const bytes = <usize>count * 4;
  for (let o: usize = 0; o < bytes; o += 16) {
    const g = f32x4.mul(clips, v128.load(gradient + o));
    const m = f32x4.add(f32x4.mul(b1, v128.load(first + o)), f32x4.mul(r1, g));
    const v = f32x4.add(f32x4.mul(b2, v128.load(second + o)), f32x4.mul(r2, f32x4.mul(g, g)));
    v128.store(first + o, m);
    v128.store(second + o, v);
    const step = f32x4.div(m, f32x4.add(f32x4.mul(f32x4.sqrt(v), corrections), tiny));
    v128.store(values + o, f32x4.sub(f32x4.mul(decays, v128.load(values + o)), f32x4.mul(rates, step)));
  }
}
