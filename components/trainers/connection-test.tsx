import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ApiError } from "@/lib/http/fetch-json";
import type { TrainerTest } from "@/lib/trainers/schemas";

type ConnectionTestProps = { outcome: TrainerTest | undefined; error: unknown; isTesting: boolean; onTest: () => void };

/** One question to the trainer, and its answer as a sentence. */
export function ConnectionTest({ outcome, error, isTesting, onTest }: ConnectionTestProps) {
  const isAtAField = error instanceof ApiError && error.problem.fields.length > 0;
  return (
    <div className="grid justify-items-start gap-3">
      <Button busy={isTesting} onClick={onTest}>
        Test the connection
      </Button>
      <div aria-live="polite" className="w-full">
        {outcome && (
          <Notice tone={outcome.outcome === "works" && outcome.baseModels.length > 0 ? "positive" : "caution"}>{outcome.sentence}</Notice>
        )}
        {error !== null && !isAtAField && <Notice tone="negative">{errorWords(error)}</Notice>}
        {!outcome && error === null && <p className="hint">It asks for the list of models, which costs nothing anywhere.</p>}
      </div>
    </div>
  );
}
