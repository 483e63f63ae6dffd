"use client";

import { useQuery } from "@tanstack/react-query";
import { roleWords } from "@/components/accounts/role-words";
import { errorWords } from "@/components/layout/error-words";
import { LoadError } from "@/components/layout/load-error";
import { Button } from "@/components/ui/button";
import { SectionHead } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import { Table } from "@/components/ui/table";
import { useToast } from "@/components/ui/toast-context";
import { workspacePeopleQuery } from "@/lib/accounts/hooks";
import { mayDo, type Role, roleSchema } from "@/lib/accounts/permissions";
import { givableRoles, mayManage } from "@/lib/accounts/ranks";
import { peopleQuery, useRemoveMember, useSetMember } from "@/lib/projects/hooks";
import { AddMember } from "./add-member";

/** Who works in the project, and as what. Owners of the workspace are at home everywhere. */
export function ProjectPeople({ projectId, own }: { projectId: string; own: Role }) {
  const { data, error, isPending, refetch } = useQuery(peopleQuery(projectId));
  const { data: everybody = [] } = useQuery(workspacePeopleQuery());
  const { notify } = useToast();
  const setMember = useSetMember(projectId);
  const removeMember = useRemoveMember(projectId);
  const isOwnerEverywhere = (id: string) => everybody.some((person) => person.id === id && person.role === "owner");
  const mayChange = ({ id, role }: { id: string; role: Role }) => mayDo(own, "launch") && mayManage(own, role) && !isOwnerEverywhere(id);
  const explain = (title: string) => (problem: unknown) => notify({ title, body: errorWords(problem), state: "failed" });

  return (
    <section aria-label="People of the project">
      <SectionHead title="People" hint="Owners of the workspace are in every project." />
      <Table
        className="mt-3"
        caption="People of this project"
        rows={data ?? []}
        rowKey={({ id }) => id}
        loading={isPending && 3}
        error={!data && error && <LoadError title="The people could not be loaded." error={error} onRetry={refetch} />}
        columns={[
          { id: "name", head: "Person", onPhone: "lead", cell: ({ name }) => <span className="block truncate font-medium">{name}</span> },
          {
            id: "role",
            head: "Role here",
            width: "200px",
            onPhone: "below",
            cell: (person) =>
              mayChange(person) ? (
                <Select
                  label={`Role of ${person.name} in this project`}
                  className="max-w-40"
                  value={person.role}
                  options={givableRoles(own).map((role) => ({ value: role, label: roleWords[role].label }))}
                  onValueChange={(value) =>
                    setMember.mutate(
                      { userId: person.id, role: roleSchema.parse(value) },
                      { onError: explain(`${person.name} keeps the role.`) },
                    )
                  }
                />
              ) : (
                roleWords[person.role].label
              ),
          },
          {
            id: "may",
            head: "May",
            onPhone: "hide",
            cell: ({ role }) => <span className="text-on-surface-2">{roleWords[role].project}</span>,
          },
          {
            id: "remove",
            head: <span className="sr-only">Take out</span>,
            align: "end",
            width: "110px",
            onPhone: "aside",
            cell: (person) =>
              mayChange(person) && (
                <Button
                  size="small"
                  variant="plain"
                  busy={removeMember.isPending && removeMember.variables === person.id}
                  onClick={() => removeMember.mutate(person.id, { onError: explain(`${person.name} stays in the project.`) })}
                >
                  Take out<span className="sr-only"> {person.name}</span>
                </Button>
              ),
          },
        ]}
      />
      {mayDo(own, "launch") && (
        <AddMember
          own={own}
          candidates={everybody.filter(({ id, role }) => role !== "owner" && !data?.some((person) => person.id === id))}
          busy={setMember.isPending}
          onAdd={(userId, role) => setMember.mutate({ userId, role }, { onError: explain("Nobody was let in.") })}
        />
      )}
    </section>
  );
}
