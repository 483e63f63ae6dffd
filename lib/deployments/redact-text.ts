import { findPersonalData } from "@/lib/datasets/checks/find-personal-data";
import { findSecrets } from "@/lib/datasets/checks/find-secrets";

/** The same text with what names somebody, or opens something, taken out: “[email]” stands where the address stood. */
export function redactText(text: string): string {
  const found = [...findSecrets(text), ...findPersonalData(text)].toSorted((a, b) => a.from - b.from || b.to - a.to);
  let result = "";
  let at = 0;
  for (const { from, to, type } of found) {
    if (from < at) continue;
    result += `${text.slice(at, from)}[${type}]`;
    at = to;
  }
  return result + text.slice(at);
}
