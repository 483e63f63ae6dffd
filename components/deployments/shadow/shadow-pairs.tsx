import { StateMark } from "@/components/ui/state-mark";
import type { Deployment } from "@/lib/deployments/schemas";
import type { ShadowPair } from "@/lib/deployments/shadow/schemas";
import { outcomeWords } from "../outcome-words";
import { variantName } from "../variant-words";

type ShadowPairsProps = { pairs: readonly ShadowPair[]; deployment: Deployment; name: string };

/** The last ones, side by side. */
export function ShadowPairs({ pairs, deployment, name }: ShadowPairsProps) {
  const nameOf = (variantId: string) => {
    const variant = deployment.variants.find(({ id }) => id === variantId);
    return variant ? variantName(variant, deployment.variants) : "what was served";
  };
  if (pairs.length === 0)
    return <p className="border-t px-5 py-3 text-on-surface-2 max-md:px-4">Nothing was mirrored yet. It begins with the next requests.</p>;
  return (
    <ol className="max-h-120 divide-y overflow-y-auto border-t" aria-label="Served and shadow side by side">
      {pairs.map((pair) => (
        <li key={pair.id} className="grid gap-2 px-5 py-3 max-md:px-4">
          <p className="break-words font-medium">{pair.question ?? "The text was not kept."}</p>
          <div className="grid gap-3 md:grid-cols-2">
            <Said who={nameOf(pair.servedVariantId)} outcome={pair.servedOutcome} text={pair.servedAnswer} />
            <Said who={`${name}, in the shadow`} outcome={pair.outcome} text={pair.answer ?? pair.errorMessage} />
          </div>
        </li>
      ))}
    </ol>
  );
}

type SaidProps = { who: string; outcome: ShadowPair["outcome"]; text: string | null };

function Said({ who, outcome, text }: SaidProps) {
  return (
    <div className="min-w-0">
      <p className="label flex flex-wrap items-center gap-x-3">
        {who}
        {outcome !== "ok" && <StateMark state={outcomeWords[outcome].state}>{outcomeWords[outcome].label}</StateMark>}
      </p>
      <p className="max-h-40 overflow-y-auto whitespace-pre-wrap break-words">
        {text || <span className="text-on-surface-3">(no text)</span>}
      </p>
    </div>
  );
}
