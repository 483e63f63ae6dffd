import { multiplyAdd } from "./simd";

// Every row is summed over k in the same order whichever tile computes it, so a row's bits do not depend on its neighbours.
// A 4 by 8 tile without unrolling keeps all accumulators in registers in V8; larger tiles spill and run at half the speed.
const ROWS_PER_BLOCK = 96;

// @ts-ignore: decorator
@inline
function write(at: usize, first: v128, second: v128, accumulate: bool): void {
  if (accumulate) {
    first = f32x4.add(first, v128.load(at));
    second = f32x4.add(second, v128.load(at, 16));
  }
  v128.store(at, first);
  v128.store(at, second, 16);
}

// @ts-ignore: decorator
@inline
function tileOf4Rows(a: usize, lda: usize, panel: usize, c: usize, ldc: usize, depth: i32, accumulate: bool): void {
  let a0 = a;
  let a1 = a0 + lda;
  let a2 = a1 + lda;
  let a3 = a2 + lda;
  let c00 = f32x4.splat(0), c01 = f32x4.splat(0);
  let c10 = f32x4.splat(0), c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0), c21 = f32x4.splat(0);
  let c30 = f32x4.splat(0), c31 = f32x4.splat(0);
  for (let k = 0; k < depth; k++) {
    const b0 = v128.load(panel);
    const b1 = v128.load(panel, 16);
    const s0 = v128.load32_splat(a0);
    c00 = multiplyAdd(s0, b0, c00);
    c01 = multiplyAdd(s0, b1, c01);
    const s1 = v128.load32_splat(a1);
    c10 = multiplyAdd(s1, b0, c10);
    c11 = multiplyAdd(s1, b1, c11);
    const s2 = v128.load32_splat(a2);
    c20 = multiplyAdd(s2, b0, c20);
    c21 = multiplyAdd(s2, b1, c21);
    const s3 = v128.load32_splat(a3);
    c30 = multiplyAdd(s3, b0, c30);
    c31 = multiplyAdd(s3, b1, c31);
    panel += 32;
    a0 += 4;
    a1 += 4;
    a2 += 4;
    a3 += 4;
  }
  write(c, c00, c01, accumulate);
  c += ldc;
  write(c, c10, c11, accumulate);
  c += ldc;
  write(c, c20, c21, accumulate);
  c += ldc;
  write(c, c30, c31, accumulate);
}

// @ts-ignore: decorator
@inline
function rowTimesPanel(a: usize, panel: usize, c: usize, depth: i32, accumulate: bool): void {
  let c0 = f32x4.splat(0), c1 = f32x4.splat(0);
  for (let k = 0; k < depth; k++) {
    const s = v128.load32_splat(a);
    c0 = multiplyAdd(s, v128.load(panel), c0);
    c1 = multiplyAdd(s, v128.load(panel, 16), c1);
    panel += 32;
    a += 4;
  }
  write(c, c0, c1, accumulate);
}

// One row alone would wait for each addition to finish; four panels side by side keep the multipliers busy when decoding.
// @ts-ignore: decorator
@inline
function rowTimes4Panels(a: usize, panel: usize, panelSize: usize, c: usize, depth: i32, accumulate: bool): void {
  let p1 = panel + panelSize;
  let p2 = p1 + panelSize;
  let p3 = p2 + panelSize;
  let c00 = f32x4.splat(0), c01 = f32x4.splat(0);
  let c10 = f32x4.splat(0), c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0), c21 = f32x4.splat(0);
  let c30 = f32x4.splat(0), c31 = f32x4.splat(0);
  for (let k = 0; k < depth; k++) {
    const s = v128.load32_splat(a);
    c00 = multiplyAdd(s, v128.load(panel), c00);
    c01 = multiplyAdd(s, v128.load(panel, 16), c01);
    c10 = multiplyAdd(s, v128.load(p1), c10);
    c11 = multiplyAdd(s, v128.load(p1, 16), c11);
    c20 = multiplyAdd(s, v128.load(p2), c20);
    c21 = multiplyAdd(s, v128.load(p2, 16), c21);
    c30 = multiplyAdd(s, v128.load(p3), c30);
    c31 = multiplyAdd(s, v128.load(p3, 16), c31);
    panel += 32;
    p1 += 32;
    p2 += 32;
    p3 += 32;
    a += 4;
  }
  write(c, c00, c01, accumulate);
  write(c + 32, c10, c11, accumulate);
  write(c + 64, c20, c21, accumulate);
  write(c + 96, c30, c31, accumulate);
}

/** C[rows, columns] = A[rows, depth] · B, or += with `accumulate`; B lies in panels of 8 columns; strides in floats; columns a multiple of 8. */
export function multiply(a: usize, aStride: i32, panels: usize, c: usize, cStride: i32, rows: i32, columns: i32, depth: i32, accumulate: bool): void {
  const lda = <usize>aStride * 4;
  const ldc = <usize>cStride * 4;
  const panelSize = <usize>depth * 32;
  const evenRows = rows & ~3;
  for (let first = 0; first < evenRows; first += ROWS_PER_BLOCK) {
    const end = min(evenRows, first + ROWS_PER_BLOCK);
    let panel = panels;
    for (let j = 0; j < columns; j += 8) {
      for (let i = first; i < end; i += 4) {
        tileOf4Rows(a + <usize>i * lda, lda, panel, c + <usize>i * ldc + <usize>j * 4, ldc, depth, accumulate);
      }
      panel += panelSize;
    }
  }
  for (let i = evenRows; i < rows; i++) {
    const row = a + <usize>i * lda;
    const target = c + <usize>i * ldc;
    let j = 0;
    for (; j + 32 <= columns; j += 32) {
      rowTimes4Panels(row, panels + <usize>(j >> 3) * panelSize, panelSize, target + <usize>j * 4, depth, accumulate);
    }
    for (; j < columns; j += 8) rowTimesPanel(row, panels + <usize>(j >> 3) * panelSize, target + <usize>j * 4, depth, accumulate);
  }
}

/**
 * C[p, q] += A[rows, p]ᵀ · B[rows, q]; q a multiple of 8. With `cStride` 0, C lies in panels of 8 columns, else in rows.
 * Blocks of rows keep both inputs in the first-level cache while the tiles of C stream past.
 */
export function multiplyTransposed(a: usize, aStride: i32, b: usize, bStride: i32, c: usize, cStride: i32, rows: i32, p: i32, q: i32): void {
  const lda = <usize>aStride * 4;
  const ldb = <usize>bStride * 4;
  const ldc: usize = cStride ? <usize>cStride * 4 : 32;
  const nextPanel: usize = cStride ? 32 : <usize>p * 32;
  const evenP = p & ~3;
  for (let first = 0; first < rows; first += 64) {
    const end = min(rows, first + 64);
    const aBlock = a + <usize>first * lda;
    const bBlock = b + <usize>first * ldb;
    for (let i = 0; i < evenP; i += 4) {
      let target = c + <usize>i * ldc;
      for (let j = 0; j < q; j += 8) {
        let c00 = f32x4.splat(0), c01 = f32x4.splat(0);
        let c10 = f32x4.splat(0), c11 = f32x4.splat(0);
        let c20 = f32x4.splat(0), c21 = f32x4.splat(0);
        let c30 = f32x4.splat(0), c31 = f32x4.splat(0);
        let pa = aBlock + <usize>i * 4;
        let pb = bBlock + <usize>j * 4;
        for (let m = first; m < end; m++) {
          const b0 = v128.load(pb);
          const b1 = v128.load(pb, 16);
          const s0 = v128.load32_splat(pa);
          c00 = multiplyAdd(s0, b0, c00);
          c01 = multiplyAdd(s0, b1, c01);
          const s1 = v128.load32_splat(pa, 4);
          c10 = multiplyAdd(s1, b0, c10);
          c11 = multiplyAdd(s1, b1, c11);
          const s2 = v128.load32_splat(pa, 8);
          c20 = multiplyAdd(s2, b0, c20);
          c21 = multiplyAdd(s2, b1, c21);
          const s3 = v128.load32_splat(pa, 12);
          c30 = multiplyAdd(s3, b0, c30);
          c31 = multiplyAdd(s3, b1, c31);
          pa += lda;
          pb += ldb;
        }
        write(target, c00, c01, true);
        write(target + ldc, c10, c11, true);
        write(target + 2 * ldc, c20, c21, true);
        write(target + 3 * ldc, c30, c31, true);
        target += nextPanel;
      }
    }
    for (let i = evenP; i < p; i++) {
      let target = c + <usize>i * ldc;
      for (let j = 0; j < q; j += 8) {
        let c0 = f32x4.splat(0), c1 = f32x4.splat(0);
        let pa = aBlock + <usize>i * 4;
        let pb = bBlock + <usize>j * 4;
        for (let m = first; m < end; m++) {
          const s = v128.load32_splat(pa);
          c0 = multiplyAdd(s, v128.load(pb), c0);
          c1 = multiplyAdd(s, v128.load(pb, 16), c1);
          pa += lda;
          pb += ldb;
        }
        write(target, c0, c1, true);
        target += nextPanel;
      }
    }
  }
}
