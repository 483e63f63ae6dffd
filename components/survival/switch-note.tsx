import { CopyButton } from "@/components/ui/copy-button";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { routes } from "@/lib/routes";
import type { RecordedModel } from "@/lib/survival/records/schemas";

/** What to change where programs ask, once the successor is proven. */
export function SwitchNote({ projectId, before, after }: { projectId: string; before: RecordedModel; after: RecordedModel }) {
  return (
    <Panel
      className="mt-6"
      title="Switch"
      hint="Keep the way back until the old one stops"
      actions={
        <LinkButton variant="primary" href={routes.deployments(projectId)}>
          Go to the deployments
        </LinkButton>
      }
    >
      <p>
        Programs that ask a deployment of Hone need no change: add {after.name} to it, give it a small share first, then all of it. Programs
        that ask {before.trainer.name} themselves have to name the new model and its provider:
      </p>
      <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-1.5">
        <Line term="Instead of" name={before.trainerModel} at={before.trainer.name} />
        <Line term="Ask" name={after.trainerModel} at={after.trainer.name} copies />
      </dl>
    </Panel>
  );
}

function Line({ term, name, at, copies = false }: { term: string; name: string; at: string; copies?: boolean }) {
  return (
    <>
      <dt className="text-on-surface-2">{term}</dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-2">
        <code className="min-w-0 break-all font-mono text-xs">{name}</code> at {at}
        {copies && <CopyButton text={name} label="Copy the name" />}
      </dd>
    </>
  );
}
