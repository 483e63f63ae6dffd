import type { SeriesTone } from "../step-series";
import type { AxisWindow } from "./axis-window";

export interface Points {
  at: readonly number[];
  values: readonly number[];
}

/** One line of many in the same picture. Shape and name tell it apart where its colour does not. */
export interface OverlayLine extends Points {
  key: string;
  name: string;
  tone: SeriesTone;
  mark: MarkShape;
  /** The running mean, drawn in full over a fainter line. */
  mean: Points | null;
}

export const markShapes = ["circle", "square", "triangle", "diamond", "cross", "ring"] as const;
export type MarkShape = (typeof markShapes)[number];

const hues = ["accent", 2, 3, 4, 5, 6] as const satisfies readonly SeriesTone[];

/** Six can be told apart by colour; all others are grey until somebody points at one. */
export const toneOfPlace = (place: number): SeriesTone => hues[place] ?? "baseline";
export const markOfPlace = (place: number): MarkShape => markShapes[place % markShapes.length] ?? "circle";

/** The coarse line, with the finer one in the window that it is for. */
export function joinLines(coarse: Points, fine: Points, { from, to }: AxisWindow): Points {
  const at: number[] = [];
  const values: number[] = [];
  const take = (points: Points, fits: (place: number) => boolean) =>
    points.at.forEach((place, index) => {
      if (!fits(place)) return;
      at.push(place);
      values.push(points.values[index] ?? Number.NaN);
    });
  take(coarse, (place) => place < from);
  take(fine, (place) => place >= from && place <= to);
  take(coarse, (place) => place > to);
  return { at, values };
}
