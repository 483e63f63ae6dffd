"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { errorWords } from "@/components/layout/error-words";
import { LoadError } from "@/components/layout/load-error";
import { ModelsTabs } from "@/components/layout/models-tabs";
import { Page } from "@/components/layout/page";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { accountsQuery, useStartReading } from "@/lib/survival/hooks";
import type { Account, AccountItemKind } from "@/lib/survival/inventory/schemas";
import { AccountItems } from "./account-items";
import { ReadingState } from "./reading-state";

const kinds = ["fine_tune", "checkpoint", "job", "file", "base_model"] as const satisfies readonly AccountItemKind[];
const words: Record<AccountItemKind, string> = {
  fine_tune: "Fine-tunes",
  checkpoint: "Checkpoints",
  job: "Jobs",
  file: "Files",
  base_model: "Base models",
};

/** What the connected accounts hold, and what of it should be kept. */
export function AccountsPage({ projectId }: { projectId: string }) {
  const { data, error, refetch } = useQuery(accountsQuery(projectId));
  const [{ trainer, kind }, setPlace] = useQueryStates({
    trainer: parseAsString,
    kind: parseAsStringLiteral(kinds).withDefault("fine_tune"),
  });
  const accounts = data?.filter(({ canBeRead }) => canBeRead) ?? [];
  const shown =
    accounts.find((account) => account.trainer.id === trainer) ?? accounts.find(({ reading }) => reading !== null) ?? accounts.at(-1);

  return (
    <Page>
      <ModelsTabs projectId={projectId} />
      <PageHead
        back={{ href: routes.survival(projectId), label: "Survival board" }}
        title="Inventory"
        lead="What a provider holds of yours: read it, take over its models, and bring the training files home while they are there."
        actions={shown && <TakeInventory projectId={projectId} account={shown} />}
      />
      {error && !data ? (
        <LoadError title="The accounts could not be loaded." error={error} onRetry={refetch} />
      ) : !data ? (
        <PageSkeleton label="Loading the accounts" belowHead />
      ) : !shown ? (
        <EmptyState
          className="min-h-[50dvh]"
          title="No account is connected."
          action={
            <LinkButton variant="primary" href={routes.newTrainer(projectId)}>
              Connect a trainer
            </LinkButton>
          }
        >
          Connect the provider that trained your models. Its key needs to read fine-tuning jobs, files and models; nothing there is changed.
        </EmptyState>
      ) : (
        <>
          <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-2">
            <Select
              label="Account"
              className="w-60 max-md:w-full"
              value={shown.trainer.id}
              onValueChange={(value) => void setPlace({ trainer: value })}
              options={accounts.map((account) => ({ value: account.trainer.id, label: account.trainer.name }))}
            />
            <ReadingState account={shown} />
          </div>
          {shown.reading?.status === "failed" && (
            <Notice tone="negative" className="mt-4" title="The account could not be read to the end.">
              {shown.reading.problem}
            </Notice>
          )}
          <div className="mt-5 overflow-x-auto">
            <Segmented
              label="What of it"
              value={kind}
              onValueChange={(value) => void setPlace({ kind: kinds.find((one) => one === value) ?? "fine_tune" })}
              options={kinds.map((value) => ({ value, label: `${words[value]} ${countWords(shown, value)}` }))}
            />
          </div>
          <AccountItems projectId={projectId} account={shown} kind={kind} />
        </>
      )}
    </Page>
  );
}

function countWords({ counts }: Account, kind: AccountItemKind): string {
  const { there = 0, gone = 0 } = counts[kind] ?? {};
  return gone > 0 ? `${formatNumber(there)}, ${formatNumber(gone)} gone` : formatNumber(there);
}

function TakeInventory({ projectId, account }: { projectId: string; account: Account }) {
  const start = useStartReading(projectId);
  const isReading = account.reading?.status === "reading";
  return (
    <div className="grid justify-items-end gap-2 max-md:justify-items-stretch">
      <Button variant="primary" busy={start.isPending || isReading} onClick={() => start.mutate(account.trainer.id)}>
        {account.reading ? `Read ${account.trainer.name} again` : `Take inventory of ${account.trainer.name}`}
      </Button>
      {start.error && <p className="text-negative text-xs">{errorWords(start.error)}</p>}
    </div>
  );
}
