"use client";

import { useQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/layout/load-error";
import { StateMark } from "@/components/ui/state-mark";
import { type Column, Table } from "@/components/ui/table";
import { formatBytes, formatDate, formatNumber } from "@/lib/format";
import { accountItemsQuery } from "@/lib/survival/hooks";
import type { Account, AccountItem, AccountItemKind } from "@/lib/survival/inventory/schemas";
import { AdoptAction } from "./adopt-action";
import { CopyAction } from "./copy-action";

const empty: Record<AccountItemKind, string> = {
  fine_tune: "No fine-tune is known of this account.",
  checkpoint: "No checkpoint is known of this account.",
  job: "No fine-tuning job is known of this account.",
  file: "No file is known of this account.",
  base_model: "No model is known of this account.",
};

export function AccountItems({ projectId, account, kind }: { projectId: string; account: Account; kind: AccountItemKind }) {
  const { data, error, isPending, refetch } = useQuery(accountItemsQuery(projectId, account, kind));
  return (
    <Table
      className="mt-4"
      caption={`What ${account.trainer.name} holds`}
      rows={data ?? []}
      rowKey={({ id }) => id}
      rowHeight="two"
      loading={isPending && 4}
      error={!data && error && <LoadError title="What the account holds could not be loaded." error={error} onRetry={refetch} />}
      empty={<p className="py-8 text-center text-on-surface-2">{account.reading ? empty[kind] : `${empty[kind]} Take inventory first.`}</p>}
      columns={columnsFor(projectId, kind)}
    />
  );
}

function columnsFor(projectId: string, kind: AccountItemKind): readonly Column<AccountItem>[] {
  return [
    {
      id: "name",
      head: "Name at the provider",
      onPhone: "lead",
      cell: ({ name, externalId, baseModel }) => (
        <>
          <span className="cut font-medium">{name}</span>
          <span className="hint cut">{name === externalId ? (baseModel ?? "") : externalId}</span>
        </>
      ),
    },
    {
      id: "state",
      head: "State",
      width: "200px",
      onPhone: "below",
      cell: ({ goneAt, rawState, stopsOn }) =>
        goneAt ? (
          <StateMark state="failed">gone since {formatDate(goneAt)}</StateMark>
        ) : (
          <StateMark state={stopsOn ? "attention" : "done"}>
            {stopsOn ? `until ${formatDate(new Date(stopsOn))}` : rawState || "there"}
          </StateMark>
        ),
    },
    ...sizeColumn(kind),
    {
      id: "made",
      head: "Made",
      align: "end",
      width: "110px",
      onPhone: "hide",
      cell: ({ madeAt }) => (madeAt ? formatDate(madeAt) : "–"),
    },
    ...actionColumn(projectId, kind),
  ];
}

function sizeColumn(kind: AccountItemKind): readonly Column<AccountItem>[] {
  if (kind === "file")
    return [
      {
        id: "size",
        head: "Size",
        align: "end",
        width: "100px",
        onPhone: "aside",
        cell: ({ sizeBytes }) => (sizeBytes === null ? "–" : formatBytes(sizeBytes)),
      },
    ];
  if (kind !== "checkpoint") return [];
  return [
    {
      id: "step",
      head: "Step",
      align: "end",
      width: "80px",
      onPhone: "aside",
      cell: ({ step }) => (step === null ? "–" : formatNumber(step)),
    },
  ];
}

function actionColumn(projectId: string, kind: AccountItemKind): readonly Column<AccountItem>[] {
  if (kind === "job" || kind === "base_model") return [];
  return [
    {
      id: "keep",
      head: "Keep",
      align: "end",
      width: "220px",
      onPhone: "below",
      cell: (item) =>
        kind === "file" ? <CopyAction projectId={projectId} item={item} /> : <AdoptAction projectId={projectId} item={item} />,
    },
  ];
}
