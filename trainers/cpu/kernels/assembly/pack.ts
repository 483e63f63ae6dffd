// Panels are how `multiply` reads its right side: 8 columns side by side for each k, the next 8 columns after all k.
// Sources come in two pieces because a sequence's keys and values may continue those of a shared beginning.

// @ts-ignore: decorator
@inline
function transpose4(source: usize, stride: usize, target: usize): void {
  const r0 = v128.load(source);
  const r1 = v128.load(source + stride);
  const r2 = v128.load(source + 2 * stride);
  const r3 = v128.load(source + 3 * stride);
  const t0 = i32x4.shuffle(r0, r1, 0, 4, 1, 5);
  const t1 = i32x4.shuffle(r0, r1, 2, 6, 3, 7);
  const t2 = i32x4.shuffle(r2, r3, 0, 4, 1, 5);
  const t3 = i32x4.shuffle(r2, r3, 2, 6, 3, 7);
  v128.store(target, i32x4.shuffle(t0, t2, 0, 1, 4, 5));
  v128.store(target + 32, i32x4.shuffle(t0, t2, 2, 3, 6, 7));
  v128.store(target + 64, i32x4.shuffle(t1, t3, 0, 1, 4, 5));
  v128.store(target + 96, i32x4.shuffle(t1, t3, 2, 3, 6, 7));
}

/** Rows of the source become columns of B: dst = pack(Sᵀ) with S[first + second rows, depth]; depth a multiple of 4; missing columns are zero. */
export function packTransposed(first: usize, firstRows: i32, second: usize, secondRows: i32, stride: i32, depth: i32, target: usize): void {
  const step = <usize>stride * 4;
  const rows = firstRows + secondRows;
  for (let j = 0; j < rows; j += 4) {
    const at = target + <usize>(j >> 3) * <usize>depth * 32 + (j & 4 ? 16 : 0);
    const inFirst = j + 4 <= firstRows;
    if (inFirst || (j >= firstRows && j + 4 <= rows)) {
      const source = inFirst ? first + <usize>j * step : second + <usize>(j - firstRows) * step;
      for (let k = 0; k < depth; k += 4) transpose4(source + <usize>k * 4, step, at + <usize>k * 32);
    } else {
      for (let t = 0; t < 4; t++) {
        const row = j + t;
        const source = row < firstRows ? first + <usize>row * step : second + <usize>(row - firstRows) * step;
        for (let k = 0; k < depth; k++) store<f32>(at + <usize>k * 32 + <usize>t * 4, row < rows ? load<f32>(source + <usize>k * 4) : 0);
      }
    }
  }
  if (rows & 7 && (rows & 7) <= 4) {
    const at = target + <usize>(rows >> 3) * <usize>depth * 32 + 16;
    for (let k = 0; k < depth; k++) v128.store(at + <usize>k * 32, f32x4.splat(0));
  }
}

/** Rows of the source are B's k: dst = pack(S) with S[first + second rows, columns]; columns a multiple of 8. */
export function packPlain(first: usize, firstRows: i32, second: usize, secondRows: i32, stride: i32, columns: i32, target: usize): void {
  const step = <usize>stride * 4;
  for (let j = 0; j < columns; j += 8) {
    let source = first + <usize>j * 4;
    for (let k = 0; k < firstRows; k++) {
      v128.store(target, v128.load(source));
      v128.store(target, v128.load(source, 16), 16);
      source += step;
      target += 32;
    }
    source = second + <usize>j * 4;
    for (let k = 0; k < secondRows; k++) {
      v128.store(target, v128.load(source));
      v128.store(target, v128.load(source, 16), 16);
      source += step;
      target += 32;
    }
  }
}

/** From panels of W[n, k]ᵀ (k deep, 8 of n wide) to panels of W (n deep, 8 of k wide); n and k multiples of 8. `from` to `to` are 8-wide n panels. */
export function repackTransposed(source: usize, n: i32, k: i32, target: usize, from: i32, to: i32): void {
  for (let j = from; j < to; j++) {
    const panel = source + <usize>j * <usize>k * 32;
    for (let i = 0; i < k; i += 8) {
      const block = panel + <usize>i * 32;
      const at = target + <usize>i * <usize>n * 4 + <usize>j * 256;
      transpose4(block, 32, at);
      transpose4(block + 128, 32, at + 16);
      transpose4(block + 16, 32, at + 128);
      transpose4(block + 144, 32, at + 144);
    }
  }
}

/** The inverse of packTransposed for whole matrices: panels back to rows W[n, k]. */
export function unpackTransposed(source: usize, n: i32, k: i32, target: usize): void {
  for (let i = 0; i < n; i++) {
    let from = source + <usize>(i >> 3) * <usize>k * 32 + <usize>(i & 7) * 4;
    for (let j = 0; j < k; j++) {
      store<f32>(target, load<f32>(from));
      from += 32;
      target += 4;
    }
  }
}
