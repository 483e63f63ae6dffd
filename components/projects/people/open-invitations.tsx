"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { roleWords } from "@/components/accounts/role-words";
import { errorWords } from "@/components/layout/error-words";
import { LoadError } from "@/components/layout/load-error";
import { useNow } from "@/components/layout/use-now";
import { Button } from "@/components/ui/button";
import { SectionHead } from "@/components/ui/section-head";
import { StateMark } from "@/components/ui/state-mark";
import { Table } from "@/components/ui/table";
import { useToast } from "@/components/ui/toast-context";
import { useRevokeInvitation } from "@/lib/accounts/hooks";
import type { Invitation } from "@/lib/accounts/schemas";
import { formatDate } from "@/lib/format";

/** Links that nobody has used yet. */
export function OpenInvitations({ invitations }: { invitations: UseQueryResult<Invitation[]> }) {
  const now = useNow(60_000);
  const { notify } = useToast();
  const revoke = useRevokeInvitation();
  const { data, error, refetch } = invitations;
  if (error && !data) return <LoadError title="The open invitations could not be loaded." error={error} onRetry={refetch} />;
  if (!data || data.length === 0) return null;

  return (
    <section className="mt-8" aria-label="Open invitations">
      <SectionHead title="Open invitations" hint="A link is shown once. Whoever lost it gets a new one." />
      <Table
        className="mt-3"
        caption="Invitations that nobody has used"
        rows={data}
        rowKey={({ id }) => id}
        columns={[
          { id: "for", head: "For", onPhone: "lead", cell: ({ note }) => <span className="cut font-medium">{note}</span> },
          { id: "role", head: "Role", width: "100px", onPhone: "below", cell: ({ role }) => roleWords[role].label },
          { id: "by", head: "Invited by", width: "160px", onPhone: "hide", cell: ({ createdBy }) => createdBy },
          {
            id: "until",
            head: "Works until",
            width: "150px",
            onPhone: "below",
            cell: ({ expiresAt }) =>
              expiresAt < now ? <StateMark state="stopped">has run out</StateMark> : <span className="num">{formatDate(expiresAt)}</span>,
          },
          {
            id: "revoke",
            head: <span className="sr-only">Take back</span>,
            align: "end",
            width: "110px",
            onPhone: "aside",
            cell: ({ id, note }) => (
              <Button
                size="small"
                variant="plain"
                busy={revoke.isPending && revoke.variables === id}
                onClick={() =>
                  revoke.mutate(id, {
                    onError: (problem) => notify({ title: "The invitation stays.", body: errorWords(problem), state: "failed" }),
                  })
                }
              >
                Take back<span className="sr-only"> the invitation for {note}</span>
              </Button>
            ),
          },
        ]}
      />
    </section>
  );
}
