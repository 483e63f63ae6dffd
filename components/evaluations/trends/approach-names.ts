import type { Approach } from "@/lib/models/schemas";

/** A baseline's name beside a line. */
export const approachNames: Record<Approach, string> = { prompt: "Prompting", few_shot: "With examples", retrieval: "With passages" };
