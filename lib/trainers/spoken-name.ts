import type { TrainerKind } from "./schemas";

/** As a sentence says it: the trainer of the house with its article, the others by the name that a lead gave them. */
export function spokenName({ kind, name }: { kind: TrainerKind; name: string }, place: "start" | "middle" = "start"): string {
  if (kind !== "cpu") return name;
  return `${place === "start" ? "The" : "the"} ${name}`;
}
