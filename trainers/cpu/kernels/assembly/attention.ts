import { exponential, maxLane, multiplyAdd, sumLanes } from "./simd";

/** Row i of scores[rows, stride] sees columns 0 … offset + i; the others become 0. stride a multiple of 4. */
export function causalSoftmax(scores: usize, rows: i32, stride: i32, offset: i32, scale: f32): void {
  const scales = f32x4.splat(scale);
  for (let i = 0; i < rows; i++) {
    const visible = offset + i + 1;
    const padded = <usize>((visible + 3) & ~3) * 4;
    for (let o = <usize>visible * 4; o < padded; o += 4) store<f32>(scores + o, -1e30);
    let highest = f32x4.splat(-1e30);
    for (let o: usize = 0; o < padded; o += 16) highest = f32x4.max(highest, v128.load(scores + o));
    const top = f32x4.splat(maxLane(highest));
    let total = f32x4.splat(0);
    for (let o: usize = 0; o < padded; o += 16) {
      const e = exponential(f32x4.mul(scales, f32x4.sub(v128.load(scores + o), top)));
      v128.store(scores + o, e);
      total = f32x4.add(total, e);
    }
    // The clamp of `exponential` leaves about 1e-38 in masked lanes: far below what a sum near 1 can hold.
    const share = f32x4.splat(<f32>1 / sumLanes(total));
    for (let o: usize = 0; o < padded; o += 16) v128.store(scores + o, f32x4.mul(share, v128.load(scores + o)));
    for (let o = <usize>visible * 4; o < padded; o += 4) store<f32>(scores + o, 0);
    memory.fill(scores + padded, 0, <usize>stride * 4 - padded);
    scores += <usize>stride * 4;
  }
}

/** gradient <- probability · (gradient − Σ gradient · probability) · scale, in place. */
export function softmaxBackward(probabilities: usize, gradient: usize, rows: i32, stride: i32, scale: f32): void {
  const scales = f32x4.splat(scale);
  const bytes = <usize>stride * 4;
  for (let i = 0; i < rows; i++) {
    let dot = f32x4.splat(0);
    for (let o: usize = 0; o < bytes; o += 16) dot = multiplyAdd(v128.load(probabilities + o), v128.load(gradient + o), dot);
    const mean = f32x4.splat(sumLanes(dot));
    for (let o: usize = 0; o < bytes; o += 16) {
      const inner = f32x4.sub(v128.load(gradient + o), mean);
      v128.store(gradient + o, f32x4.mul(scales, f32x4.mul(v128.load(probabilities + o), inner)));
    }
    probabilities += bytes;
    gradient += bytes;
  }
}

/** One new token against its cache of `length` keys and values; several query heads may share a key head. */
export function attendCached(query: usize, keys: usize, values: usize, out: usize, scores: usize, length: i32, heads: i32, keyHeads: i32, headWidth: i32, scale: f32): void {
  const headBytes = <usize>headWidth * 4;
  const rowBytes = <usize>keyHeads * headBytes;
  const group = heads / keyHeads;
  const padded = <usize>((length + 3) & ~3) * 4;
  for (let h = 0; h < heads; h++) {
    const column = <usize>(h / group) * headBytes;
    let highest: f32 = -1e30;
    let key = keys + column;
    for (let t = 0; t < length; t++) {
      let sum = f32x4.splat(0);
      for (let o: usize = 0; o < headBytes; o += 16) sum = multiplyAdd(v128.load(query + o), v128.load(key + o), sum);
      const score = sumLanes(sum) * scale;
      store<f32>(scores + <usize>t * 4, score);
      highest = max(highest, score);
      key += rowBytes;
    }
    for (let o = <usize>length * 4; o < padded; o += 4) store<f32>(scores + o, -1e30);
    let total = f32x4.splat(0);
    for (let o: usize = 0; o < padded; o += 16) {
      const e = exponential(f32x4.sub(v128.load(scores + o), f32x4.splat(highest)));
      v128.store(scores + o, e);
      total = f32x4.add(total, e);
    }
    const share: f32 = <f32>1 / sumLanes(total);
    memory.fill(out, 0, headBytes);
    let value = values + column;
    for (let t = 0; t < length; t++) {
      const p = f32x4.splat(load<f32>(scores + <usize>t * 4) * share);
      for (let o: usize = 0; o < headBytes; o += 16) v128.store(out + o, multiplyAdd(p, v128.load(value + o), v128.load(out + o)));
      value += rowBytes;
    }
    query += headBytes;
    out += headBytes;
  }
}
