"use client";

import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { useMe } from "@/components/layout/use-me";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Table } from "@/components/ui/table";
import { invitationsQuery, workspacePeopleQuery } from "@/lib/accounts/hooks";
import { mayDo } from "@/lib/accounts/permissions";
import { InvitationDialog } from "./invitation-dialog";
import { OpenInvitations } from "./open-invitations";
import { personColumns } from "./person-columns";

/** Everybody who has an account here, what they may do, and who is invited. */
export function PeoplePage() {
  const me = useMe();
  const people = useQuery(workspacePeopleQuery());
  const mayInvite = me !== undefined && mayDo(me.role, "launch");
  const invitations = useQuery(invitationsQuery(mayInvite));
  const [isInviting, setInviting] = useState(false);

  return (
    <Page className="max-w-[1040px]">
      <PageHead
        title="People"
        lead="Who works with this Hone. What they may do in a project is set there; owners are at home in every project."
        actions={
          mayInvite && (
            <Button
              variant="primary"
              icon={<UserPlus className="size-3.5" strokeWidth={1.75} aria-hidden="true" />}
              onClick={() => setInviting(true)}
            >
              Invite somebody
            </Button>
          )
        }
      />
      {me && !mayInvite && (
        <Notice tone="accent" className="mt-4">
          A lead or an owner invites people and changes their roles.
        </Notice>
      )}
      <Table
        className="mt-6"
        caption="People of the workspace"
        rows={people.data ?? []}
        rowKey={({ id }) => id}
        rowHeight="two"
        loading={people.isPending && 4}
        error={
          !people.data &&
          people.error && <LoadError title="The list of people could not be loaded." error={people.error} onRetry={people.refetch} />
        }
        columns={personColumns(me ?? null)}
      />
      {mayInvite && <OpenInvitations invitations={invitations} />}
      {me && mayInvite && <InvitationDialog own={me.role} open={isInviting} onOpenChange={setInviting} />}
    </Page>
  );
}
