import type { RecipeContent } from "../recipes/schemas";
import type { SweepAxis, SweepShape } from "./schemas";

export interface Variant {
  /** Null: the place that the shared settings are for. */
  place: { trainerId: string; baseModel: string } | null;
  /** What it has of its own. */
  hyperparameters: Partial<RecipeContent["hyperparameters"]>;
  seed: number | null;
  trainPercent: number | null;
}

const nothing: Variant = { place: null, hyperparameters: {}, seed: null, trainPercent: null };

/** Every run that a sweep asks for, the first axis slowest, each once. A list stops at its shortest axis. */
export function expandSweep({ kind, axes }: SweepShape): Variant[] {
  const columns = axes.map(stepsOf);
  const variants = kind === "grid" ? gridOf(columns) : listOf(columns);
  const known = new Set<string>();
  return variants.filter((variant) => {
    const key = JSON.stringify(variant);
    return !known.has(key) && known.add(key);
  });
}

type Step = (variant: Variant) => Variant;

function stepsOf(axis: SweepAxis): Step[] {
  switch (axis.field) {
    case "baseModel":
      return axis.values.map((place) => (variant) => ({ ...variant, place }));
    case "seed":
      return axis.values.map((seed) => (variant) => ({ ...variant, seed }));
    case "trainPercent":
      return axis.values.map((trainPercent) => (variant) => ({ ...variant, trainPercent }));
    case "parameter":
      return axis.values.map((value) => (variant) => ({
        ...variant,
        hyperparameters: { ...variant.hyperparameters, [axis.name]: value },
      }));
  }
}

function gridOf(columns: Step[][]): Variant[] {
  return columns.reduce((variants, steps) => variants.flatMap((variant) => steps.map((step) => step(variant))), [nothing]);
}

function listOf(columns: Step[][]): Variant[] {
  const length = Math.min(...columns.map((steps) => steps.length));
  return Array.from({ length }, (_, index) => columns.reduce((variant, steps) => steps[index]?.(variant) ?? variant, nothing));
}

/** A list whose axes are not equally long would drop values without a word. */
export function findShapeProblem(shape: SweepShape): string | null {
  const lengths = new Set(shape.axes.map(({ values }) => values.length));
  if (shape.kind === "list" && lengths.size > 1)
    return `A list takes one value of each at a time, so all need as many: they have ${[...lengths].join(" and ")}. Add values, or make it a grid.`;
  const names = shape.axes.map((axis) => (axis.field === "parameter" ? axis.name : axis.field));
  return new Set(names).size < names.length ? "The same setting stands here twice. Put all its values into one line." : null;
}
