import type { Deployment } from "@/lib/deployments/schemas";
import type { ModelVersion } from "@/lib/models/schemas";
import { shareWords, variantName } from "../variant-words";

interface Side {
  value: string;
  label: string;
  hint: string;
  /** Null for a model that is no variant yet. */
  variantId: string | null;
  modelVersionId: string;
}

export interface Sides {
  controlId: string;
  controls: Side[];
  /** What can be tried against it. */
  options: Side[];
  treatment: Side | undefined;
}

type Model = Pick<ModelVersion, "id" | "name" | "baseModel" | "approach" | "stage">;

/** What is held against what: variants that are there, and models that would become one. What answers most people is the control. */
export function sidesOf(deployment: Deployment, models: readonly Model[], chosen: { controlId: string; treatment: string }): Sides {
  const { variants } = deployment;
  const controls = variants.map((variant) => ({
    value: variant.id,
    label: variantName(variant, variants),
    hint: variant.share > 0 ? `answers ${shareWords(variant.share)} now` : variant.modelVersion.baseModel,
    variantId: variant.id,
    modelVersionId: variant.modelVersion.id,
  }));
  const controlId = controls.find(({ value }) => value === chosen.controlId)?.value ?? controls[0]?.value ?? "";
  const fresh = models
    .filter(
      ({ id, approach, stage }) =>
        approach === "prompt" && stage !== "archived" && !variants.some(({ modelVersion }) => modelVersion.id === id),
    )
    .map(({ id, name, baseModel }) => ({ value: id, label: name, hint: baseModel, variantId: null, modelVersionId: id }));
  const options = [...controls.filter(({ value }) => value !== controlId), ...fresh];
  return { controlId, controls, options, treatment: options.find(({ value }) => value === chosen.treatment) };
}
