"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { agoWords } from "@/components/layout/ago-words";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { useNow } from "@/components/layout/use-now";
import { Button } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { Table } from "@/components/ui/table";
import { apiKeysQuery } from "@/lib/accounts/hooks";
import { formatDate } from "@/lib/format";
import { ApiKeyDialog } from "./api-key-dialog";
import { RevokeApiKey } from "./revoke-api-key";

/** Keys of programs that act for you. */
export function ApiKeysPage() {
  const { data, error, isPending, refetch } = useQuery(apiKeysQuery());
  const [isCreating, setCreating] = useState(false);
  const now = useNow(60_000);

  return (
    <Page className="max-w-[1040px]">
      <PageHead
        title="API keys"
        lead="A program that has one of your keys may do what you may do. Give each program its own."
        actions={
          <Button
            variant="primary"
            icon={<Plus className="size-3.5" strokeWidth={1.75} aria-hidden="true" />}
            onClick={() => setCreating(true)}
          >
            Create a key
          </Button>
        }
      />
      <Table
        className="mt-6"
        caption="Your API keys"
        rows={data ?? []}
        rowKey={({ id }) => id}
        loading={isPending && 3}
        error={!data && error && <LoadError title="Your API keys could not be loaded." error={error} onRetry={refetch} />}
        empty={
          <p className="py-6 text-on-surface-2">
            You have no key yet. A program sends one as “Authorization: Bearer hone_…”; the API’s description names every address.
          </p>
        }
        columns={[
          { id: "name", head: "Used by", onPhone: "lead", cell: ({ name }) => <span className="cut font-medium">{name}</span> },
          { id: "since", head: "Created", width: "140px", onPhone: "hide", cell: ({ createdAt }) => formatDate(createdAt) },
          {
            id: "used",
            head: "Last used",
            width: "140px",
            onPhone: "below",
            cell: ({ lastUsedAt }) => (lastUsedAt ? agoWords(lastUsedAt, now) : <span className="text-on-surface-3">never</span>),
          },
          {
            id: "revoke",
            head: <span className="sr-only">Revoke</span>,
            align: "end",
            width: "110px",
            onPhone: "aside",
            cell: (key) => <RevokeApiKey apiKey={key} />,
          },
        ]}
      />
      <ApiKeyDialog open={isCreating} onOpenChange={setCreating} />
    </Page>
  );
}
