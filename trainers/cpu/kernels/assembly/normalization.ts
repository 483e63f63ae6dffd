import { multiplyAdd, sumLanes } from "./simd";

/** y = x · weight / rms(x), row by row; the inverse rms of each row is kept for the way back. */
export function rmsNorm(x: usize, weight: usize, y: usize, inverse: usize, rows: i32, width: i32, epsilon: f32): void {
  const bytes = <usize>width * 4;
  for (let i = 0; i < rows; i++) {
    let squares = f32x4.splat(0);
    for (let o: usize = 0; o < bytes; o += 16) {
      const v = v128.load(x + o);
      squares = multiplyAdd(v, v, squares);
    }
    const r: f32 = <f32>1 / sqrt<f32>(sumLanes(squares) / <f32>width + epsilon);
    store<f32>(inverse + <usize>i * 4, r);
    const scale = f32x4.splat(r);
    for (let o: usize = 0; o < bytes; o += 16) v128.store(y + o, f32x4.mul(f32x4.mul(v128.load(x + o), scale), v128.load(weight + o)));
    x += bytes;
    y += bytes;
  }
}

/** dx += the gradient through rmsNorm; dWeight += its weight gradient, unless dWeight is 0. */
export function rmsNormBackward(x: usize, weight: usize, inverse: usize, dy: usize, dx: usize, dWeight: usize, rows: i32, width: i32): void {
  const bytes = <usize>width * 4;
  for (let i = 0; i < rows; i++) {
    const r = load<f32>(inverse + <usize>i * 4);
    const scale = f32x4.splat(r);
    let dot = f32x4.splat(0);
    for (let o: usize = 0; o < bytes; o += 16) {
      dot = multiplyAdd(f32x4.mul(v128.load(dy + o), v128.load(weight + o)), v128.load(x + o), dot);
    }
    const correction = f32x4.splat((sumLanes(dot) * r * r) / <f32>width);
    for (let o: usize = 0; o < bytes; o += 16) {
      const xs = v128.load(x + o);
      const dys = v128.load(dy + o);
      const inner = f32x4.sub(f32x4.mul(dys, v128.load(weight + o)), f32x4.mul(correction, xs));
      v128.store(dx + o, multiplyAdd(scale, inner, v128.load(dx + o)));
      if (dWeight) v128.store(dWeight + o, multiplyAdd(dys, f32x4.mul(xs, scale), v128.load(dWeight + o)));
    }
    x += bytes;
    dy += bytes;
    dx += bytes;
  }
}
