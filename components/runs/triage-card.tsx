import { CodeBlock } from "@/components/ui/code-block";
import { Fold } from "@/components/ui/fold";
import { LinkButton } from "@/components/ui/link-button";
import { StateIcon } from "@/components/ui/state-icon";
import { formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import type { Run } from "@/lib/runs/schemas";

const causes: Record<NonNullable<Run["failure"]>["kind"], { word: string; sentence: string }> = {
  your_data: { word: "your data", sentence: "The examples stopped this run." },
  your_account: { word: "your account", sentence: "The account at the trainer stopped this run." },
  provider: { word: "the trainer", sentence: "The trainer stopped this run. Your examples and settings are fine." },
  hone: { word: "Hone", sentence: "Hone stopped this run. Your examples and settings are fine." },
  unknown: { word: "not known", sentence: "This run stopped, and it is not clear why." },
};

type TriageCardProps = { projectId: string; run: Run; failure: NonNullable<Run["failure"]> };

/** Whose turn it is, what happened, what to do; what was sent is folded away. */
export function TriageCard({ projectId, run, failure }: TriageCardProps) {
  const { word, sentence } = causes[failure.kind];
  const raw =
    failure.raw === null || failure.raw === undefined
      ? null
      : typeof failure.raw === "string"
        ? failure.raw
        : JSON.stringify(failure.raw, null, 2);

  return (
    <section className="panel" role="alert">
      <div className="p-6 max-md:p-4">
        <p className="flex items-center gap-2 font-medium text-negative text-xs">
          <StateIcon state="failed" />
          Cause: {word}
        </p>
        <h2 className="mt-2 font-semibold text-2xl max-md:text-xl">{sentence}</h2>
        <dl className="mt-4 grid grid-cols-[110px_minmax(0,1fr)] gap-x-3 gap-y-2.5 text-base max-sm:grid-cols-1">
          <dt className="text-on-surface-2">What happened</dt>
          <dd>{failure.message}</dd>
          <dt className="text-on-surface-2">What to do</dt>
          <dd>{failure.action}</dd>
          <dt className="text-on-surface-2">What is saved</dt>
          <dd>
            {run.step > 0
              ? `Checkpoints until step ${formatNumber(run.step)}, the curve, and the events below.`
              : "Nothing had been learned yet, so nothing is lost."}
          </dd>
        </dl>
        <div className="mt-5 flex flex-wrap gap-2">
          {failure.kind === "your_data" ? (
            <>
              <LinkButton variant="primary" href={routes.dataset(projectId, run.datasetVersion.datasetId)}>
                Look at the examples
              </LinkButton>
              <LinkButton href={routes.newRun(projectId, { version: run.datasetVersion.id })}>Set up a new run</LinkButton>
            </>
          ) : (
            <LinkButton variant="primary" href={routes.newRun(projectId, { version: run.datasetVersion.id })}>
              Set up a new run
            </LinkButton>
          )}
        </div>
      </div>
      {(raw || run.trainerJobId) && (
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-t px-6 py-2 max-md:px-4">
          {raw ? (
            <Fold className="min-w-0 flex-1" label={`What ${run.trainer.name} sent`}>
              <CodeBlock>{raw}</CodeBlock>
            </Fold>
          ) : (
            <span />
          )}
          {run.trainerJobId && <span className="py-2 font-mono text-on-surface-3 text-xs">job {run.trainerJobId}</span>}
        </div>
      )}
    </section>
  );
}
