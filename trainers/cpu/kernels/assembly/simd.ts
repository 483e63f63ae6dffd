// One multiply-add for both builds: fused where the relaxed instruction is offered, rounded twice in the strict build.
// @ts-ignore: decorator
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(c, f32x4.mul(a, b));
}

// @ts-ignore: decorator
@inline
export function sumLanes(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

// @ts-ignore: decorator
@inline
export function maxLane(v: v128): f32 {
  return max(
    max(f32x4.extract_lane(v, 0), f32x4.extract_lane(v, 1)),
    max(f32x4.extract_lane(v, 2), f32x4.extract_lane(v, 3)),
  );
}

// e^x by range reduction and the Cephes polynomial; relative error below 2e-7 between -87 and 88, clamped outside.
// @ts-ignore: decorator
@inline
export function exponential(x: v128): v128 {
  x = f32x4.max(f32x4.min(x, f32x4.splat(88)), f32x4.splat(-87));
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.44269504)));
  x = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  x = f32x4.sub(x, f32x4.mul(n, f32x4.splat(-2.1219444e-4)));
  let y = f32x4.splat(1.9875691500e-4);
  y = multiplyAdd(y, x, f32x4.splat(1.3981999507e-3));
  y = multiplyAdd(y, x, f32x4.splat(8.3334519073e-3));
  y = multiplyAdd(y, x, f32x4.splat(4.1665795894e-2));
  y = multiplyAdd(y, x, f32x4.splat(1.6666665459e-1));
  y = multiplyAdd(y, x, f32x4.splat(0.5));
  y = f32x4.add(multiplyAdd(y, f32x4.mul(x, x), x), f32x4.splat(1));
  return f32x4.mul(y, i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23));
}
