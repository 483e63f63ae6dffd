/**
 * What is kept of one arm of an experiment, per unit (a user, a session), never per request: requests of one user resemble each other, and
 * counting them as independent makes an interval a third too narrow.
 */
export interface UnitSums {
  /** Units. */
  n: number;
  sum: number;
  sumOfSquares: number;
}

/** A ratio of two sums over units: errors by requests, cost by answers. */
export interface RatioSums extends UnitSums {
  denominatorSum: number;
  denominatorSumOfSquares: number;
  /** Of numerator times denominator, unit by unit. */
  crossSum: number;
}

/** Mean of an arm, and the variance of one unit around it. */
export interface Arm {
  n: number;
  mean: number;
  variance: number;
}

export function armOf({ n, sum, sumOfSquares }: UnitSums): Arm {
  return { n, mean: n > 0 ? sum / n : 0, variance: varianceOf(n, sum, sumOfSquares) };
}

/** The ratio with the variance that the delta method gives it. Deng, Knoblich and Lu, KDD 2018, eq. 4. */
export function ratioArmOf(sums: RatioSums): Arm {
  const { n, sum, sumOfSquares, denominatorSum, denominatorSumOfSquares, crossSum } = sums;
  if (n < 2 || denominatorSum === 0) return { n, mean: 0, variance: 0 };
  const ratio = sum / denominatorSum;
  const covariance = (crossSum - (sum * denominatorSum) / n) / (n - 1);
  const spread =
    varianceOf(n, sum, sumOfSquares) - 2 * ratio * covariance + ratio ** 2 * varianceOf(n, denominatorSum, denominatorSumOfSquares);
  return { n, mean: ratio, variance: Math.max(0, spread) / (denominatorSum / n) ** 2 };
}

/**
 * The arm of a share, with a spread that allows for what has not happened yet. Where nobody failed, or everybody did, the spread that was seen is
 * 0, and an interval on it would be certain of what so few cannot know. So the spread, not the mean, is taken with z²/4 more units that never
 * did and as many that always did, where z is how many standard errors the interval will reach; with many units it makes no difference.
 * Agresti and Caffo, The American Statistician 54:280, 2000, who add one of each for z = 1.96.
 */
export function shareArmOf(sums: RatioSums, z: number): Arm {
  const seen = ratioArmOf(sums);
  if (sums.n < 2 || sums.denominatorSum === 0) return seen;
  const each = z ** 2 / 4;
  const size = sums.denominatorSum / sums.n;
  const { variance } = ratioArmOf({
    n: sums.n + 2 * each,
    sum: sums.sum + each * size,
    sumOfSquares: sums.sumOfSquares + each * size ** 2,
    denominatorSum: sums.denominatorSum + 2 * each * size,
    denominatorSumOfSquares: sums.denominatorSumOfSquares + 2 * each * size ** 2,
    crossSum: sums.crossSum + each * size ** 2,
  });
  return { ...seen, variance };
}

/** Rounding may leave a hair below zero. */
function varianceOf(n: number, sum: number, sumOfSquares: number): number {
  return n > 1 ? Math.max(0, (sumOfSquares - sum ** 2 / n) / (n - 1)) : 0;
}
