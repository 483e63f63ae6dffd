import { exponential, multiplyAdd } from "./simd";

/** out = silu(gate) · up */
export function swiglu(gate: usize, up: usize, out: usize, count: i32): void {
  const one = f32x4.splat(1);
  const bytes = <usize>count * 4;
  for (let o: usize = 0; o < bytes; o += 16) {
    const x = v128.load(gate + o);
    const silu = f32x4.div(x, f32x4.add(one, exponential(f32x4.neg(x))));
    v128.store(out + o, f32x4.mul(silu, v128.load(up + o)));
  }
}

export function swigluBackward(gate: usize, up: usize, dOut: usize, dGate: usize, dUp: usize, count: i32): void {
  const one = f32x4.splat(1);
  const bytes = <usize>count * 4;
  for (let o: usize = 0; o < bytes; o += 16) {
    const x = v128.load(gate + o);
    const d = v128.load(dOut + o);
    const sigmoid = f32x4.div(one, f32x4.add(one, exponential(f32x4.neg(x))));
    const silu = f32x4.mul(x, sigmoid);
    const slope = f32x4.mul(sigmoid, f32x4.add(one, f32x4.sub(x, silu)));
    v128.store(dGate + o, f32x4.mul(f32x4.mul(d, v128.load(up + o)), slope));
    v128.store(dUp + o, f32x4.mul(d, silu));
  }
}

/** Rotates each head's halves in place (the Hugging Face layout); `direction` -1 rotates gradients back. */
export function rotate(x: usize, positions: usize, cosines: usize, sines: usize, rows: i32, heads: i32, headWidth: i32, direction: f32): void {
  const half = <usize>(headWidth >> 1) * 4;
  const sign = f32x4.splat(direction);
  for (let i = 0; i < rows; i++) {
    const table = <usize>load<i32>(positions + <usize>i * 4) * half;
    for (let h = 0; h < heads; h++) {
      for (let o: usize = 0; o < half; o += 16) {
        const a = v128.load(x + o);
        const b = v128.load(x + half + o);
        const c = v128.load(cosines + table + o);
        const s = f32x4.mul(sign, v128.load(sines + table + o));
        v128.store(x + o, f32x4.sub(f32x4.mul(a, c), f32x4.mul(b, s)));
        v128.store(x + half + o, multiplyAdd(a, s, f32x4.mul(b, c)));
      }
      x += 2 * half;
    }
  }
}
