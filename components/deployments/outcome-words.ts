import type { StateName } from "@/components/ui/state-icon";
import type { RequestOutcome } from "@/lib/deployments/schemas";

export const outcomeWords: Record<RequestOutcome, { label: string; state: StateName }> = {
  ok: { label: "answered", state: "done" },
  refused: { label: "refused", state: "attention" },
  failed: { label: "failed", state: "failed" },
  format_failed: { label: "wrong format", state: "failed" },
  client_left: { label: "program left", state: "stopped" },
};
