interface Variant {
  id: string;
  number: number;
  modelVersion: { name: string };
}

/** What both sides are called; two variants of one model also by their numbers. */
export function armNames(variants: readonly Variant[], { controlId, treatmentId }: { controlId: string; treatmentId: string }) {
  const [control, treatment] = [controlId, treatmentId].map((wanted) => variants.find(({ id }) => id === wanted));
  const isSame = control?.modelVersion.name === treatment?.modelVersion.name;
  const nameOf = (variant: Variant | undefined) => {
    if (!variant) return "a deleted variant";
    return isSame ? `${variant.modelVersion.name}, variant ${variant.number}` : variant.modelVersion.name;
  };
  return { control: nameOf(control), treatment: nameOf(treatment) };
}
