import type { Arm } from "./arm";

/** How far the treatment lies from the control, and how surely. */
export interface Contrast {
  value: number;
  standardError: number;
  degreesOfFreedom: number;
  /** Units of both arms. */
  n: number;
}

/** Treatment minus control. Welch, Biometrika 34:28, 1947. Null below two units an arm, where nothing can be said about spread. */
export function differenceOf(control: Arm, treatment: Arm): Contrast | null {
  if (control.n < 2 || treatment.n < 2) return null;
  const variance = control.variance / control.n + treatment.variance / treatment.n;
  return toContrast(treatment.mean - control.mean, variance, control, treatment);
}

/**
 * (Treatment − control) / control, by the delta method: both means vary. Deng, Knoblich and Lu, KDD 2018. Null where the control's mean is 0,
 * or below two units an arm.
 */
export function liftOf(control: Arm, treatment: Arm): Contrast | null {
  if (control.n < 2 || treatment.n < 2 || control.mean === 0) return null;
  const variance =
    treatment.variance / treatment.n / control.mean ** 2 + ((control.variance / control.n) * treatment.mean ** 2) / control.mean ** 4;
  return toContrast((treatment.mean - control.mean) / Math.abs(control.mean), variance, control, treatment);
}

function toContrast(value: number, variance: number, control: Arm, treatment: Arm): Contrast {
  const shares = [control, treatment].map(({ n, variance: spread }) => ({ n, error: spread / n }));
  const together = shares.reduce((sum, { error }) => sum + error, 0);
  const weighed = shares.reduce((sum, { n, error }) => sum + error ** 2 / (n - 1), 0);
  const n = control.n + treatment.n;
  return { value, standardError: Math.sqrt(variance), degreesOfFreedom: weighed > 0 ? together ** 2 / weighed : n - 2, n };
}
