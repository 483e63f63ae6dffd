import { z } from "zod";

export const mostAmong = 20;

export const settleInput = z.object({
  /** An evaluation of another model on the same benchmark that has its answers. */
  againstId: z.string().min(1, "Choose what it is held against."),
  /** How many models you hold against that one: the error that is allowed is divided among them. */
  among: z
    .number()
    .int("Enter a whole number of models.")
    .min(1)
    .max(mostAmong, `Hold at most ${mostAmong} models against one.`)
    .default(1),
});
export type SettleInput = z.infer<typeof settleInput>;
