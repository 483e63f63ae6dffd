import type { Caller } from "@/lib/accounts/caller";
import { mayDo, requirePermission } from "@/lib/accounts/permissions";

/** Who set a run or a sweep up may stop it; other people's are a lead's business. */
export function requireOwnRun({ userId, role }: Caller, { createdById }: { createdById: string | null }): void {
  if (createdById === userId && mayDo(role, "edit")) return;
  requirePermission(role, "launch");
}
