import type { ParityCheck as Row } from "@/lib/db/generated/client";
import { parityVerdictSchema } from "./schemas";

/** What a check says, in a sentence. */
export function paritySentence({ status, source, verdict, failureMessage }: Row): string {
  if (status === "not_needed") return source;
  if (status === "failed") return `It could not be checked: ${failureMessage ?? "nobody knows why"}`;
  if (status === "queued" || status === "running")
    return "Its answers by the gateway’s way are held against its trainer’s; that takes some seconds.";
  return parityVerdictSchema.parse(verdict).sentence;
}
