import { markOfPlace, type OverlayLine, toneOfPlace } from "@/components/charts/overlay/overlay-line";
import type { ComparedRun } from "@/lib/runs/curves/schemas";

/** How a run is drawn wherever it stands on the page. */
export interface RunLook {
  key: string;
  name: string;
  tone: OverlayLine["tone"];
  mark: OverlayLine["mark"];
}

/** The best first, so that what can still be told apart by colour is what people compare; without any validation loss, by their numbers. */
export function byResult(rows: readonly ComparedRun[]): ComparedRun[] {
  const loss = ({ results }: ComparedRun) => results.bestValidLoss?.value ?? Number.POSITIVE_INFINITY;
  return [...rows].sort((one, other) => loss(one) - loss(other) || one.run.number - other.run.number);
}

export function lookOf({ run }: ComparedRun, place: number): RunLook {
  return { key: String(run.number), name: `Run ${run.number}`, tone: toneOfPlace(place), mark: markOfPlace(place) };
}
