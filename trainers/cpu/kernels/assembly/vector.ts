import { multiplyAdd } from "./simd";

export function add(target: usize, source: usize, count: i32): void {
  const bytes = <usize>count * 4;
  for (let o: usize = 0; o < bytes; o += 16) v128.store(target + o, f32x4.add(v128.load(target + o), v128.load(source + o)));
}

export function scale(target: usize, source: usize, factor: f32, count: i32): void {
  const factors = f32x4.splat(factor);
  const bytes = <usize>count * 4;
  for (let o: usize = 0; o < bytes; o += 16) v128.store(target + o, f32x4.mul(factors, v128.load(source + o)));
}

export function zero(target: usize, count: i32): void {
  memory.fill(target, 0, <usize>count * 4);
}

export function copy(target: usize, source: usize, count: i32): void {
  memory.copy(target, source, <usize>count * 4);
}

/** target[i] = source[rows[i]] */
export function gatherRows(target: usize, source: usize, rows: usize, count: i32, width: i32): void {
  const bytes = <usize>width * 4;
  for (let i = 0; i < count; i++) memory.copy(target + <usize>i * bytes, source + <usize>load<i32>(rows + <usize>i * 4) * bytes, bytes);
}

/** target[rows[i]] += source[i] */
export function scatterAddRows(target: usize, source: usize, rows: usize, count: i32, width: i32): void {
  const bytes = <usize>width * 4;
  for (let i = 0; i < count; i++) {
    const at = target + <usize>load<i32>(rows + <usize>i * 4) * bytes;
    for (let o: usize = 0; o < bytes; o += 16) v128.store(at + o, f32x4.add(v128.load(at + o), v128.load(source + o)));
    source += bytes;
  }
}

/** target <- target · (1 − share) + source · share */
export function blend(target: usize, source: usize, share: f32, count: i32): void {
  const shares = f32x4.splat(share);
  const bytes = <usize>count * 4;
  for (let o: usize = 0; o < bytes; o += 16) {
    const t = v128.load(target + o);
    v128.store(target + o, multiplyAdd(shares, f32x4.sub(v128.load(source + o), t), t));
  }
}

export function swap(first: usize, second: usize, count: i32): void {
  const bytes = <usize>count * 4;
  for (let o: usize = 0; o < bytes; o += 16) {
    const kept = v128.load(first + o);
    v128.store(first + o, v128.load(second + o));
    v128.store(second + o, kept);
  }
}
