import { redactText } from "@/lib/deployments/redact-text";
import { storable } from "./storable";

/** What a text has to go through before this deployment may keep it. */
export const cleanerOf = ({ redactsPersonal }: { redactsPersonal: boolean }): ((text: string) => string) =>
  redactsPersonal ? (text) => redactText(storable(text)) : storable;
