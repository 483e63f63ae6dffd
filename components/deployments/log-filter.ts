import type { RequestFilter } from "@/lib/deployments/hooks";

export const showOptions = [
  { value: "all", label: "All" },
  { value: "failed", label: "Failed" },
  { value: "bad", label: "Thumbs down" },
  { value: "correction", label: "Corrected" },
] as const;

export function filterOf(q: string, show: (typeof showOptions)[number]["value"]): RequestFilter {
  return {
    ...(q.trim() === "" ? {} : { q: q.trim() }),
    ...(show === "failed" ? { outcome: "failed" as const } : {}),
    ...(show === "bad" || show === "correction" ? { feedback: show } : {}),
  };
}
