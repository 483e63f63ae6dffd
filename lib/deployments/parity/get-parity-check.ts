import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { isServedSame } from "./judge-answers";
import { paritySentence } from "./parity-sentence";
import { type ParityCheck, parityCheckSchema } from "./schemas";

/** A variant's newest check with its pairs; null where it was there before variants were checked. */
export async function getParityCheck({ projectId }: Caller, deploymentId: string, variantId: string): Promise<ParityCheck | null> {
  const variant = await db.variant.findFirst({
    where: { id: variantId, deploymentId, deployment: { projectId } },
    include: {
      parityChecks: { orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: 1, include: { cases: { orderBy: { position: "asc" } } } },
    },
  });
  if (!variant) throw new AppError("not_found", "This deployment has no such variant.");
  const [check] = variant.parityChecks;
  if (!check) return null;
  const person = check.overriddenById && (await db.user.findUnique({ where: { id: check.overriddenById }, select: { name: true } }));
  const cases = check.cases.map((one) => ({ ...one, isSame: isSame(one) })).toSorted((a, b) => Number(a.isSame) - Number(b.isSame));
  return parityCheckSchema.parse({ ...check, cases, sentence: paritySentence(check), overriddenBy: person ? person.name : null });
}

/** What is not answered yet differs from nothing. */
function isSame({ first, again, served }: { first: string | null; again: string | null; served: string | null }): boolean {
  return first === null || again === null || served === null || isServedSame({ first, again, served });
}
