import { roleWords } from "@/components/accounts/role-words";
import type { Column } from "@/components/ui/table";
import type { Person } from "@/lib/accounts/caller";
import { mayDo } from "@/lib/accounts/permissions";
import { mayManage } from "@/lib/accounts/ranks";
import type { WorkspacePerson } from "@/lib/accounts/schemas";
import { formatCount, formatDate } from "@/lib/format";
import { PersonRole } from "./person-role";
import { RemovePerson } from "./remove-person";

/** `me`: null while it is not known. A control stands only where it would do something. */
export function personColumns(me: Person | null): readonly Column<WorkspacePerson>[] {
  const mayLookAfter = (person: WorkspacePerson) => me !== null && mayDo(me.role, "launch") && mayManage(me.role, person.role);
  const columns: Column<WorkspacePerson>[] = [
    {
      id: "person",
      head: "Person",
      onPhone: "lead",
      cell: ({ id, name, email }) => (
        <>
          <span className="block truncate font-medium">
            {name}
            {id === me?.userId && <span className="ml-1.5 font-normal text-on-surface-3">you</span>}
          </span>
          {email && <span className="hint block truncate">{email}</span>}
        </>
      ),
    },
    {
      id: "role",
      head: "Role in the workspace",
      width: "220px",
      onPhone: "below",
      cell: (person) =>
        me && mayLookAfter(person) ? <PersonRole own={me.role} person={person} /> : <span>{roleWords[person.role].label}</span>,
    },
    {
      id: "projects",
      head: "Projects",
      width: "130px",
      onPhone: "hide",
      cell: ({ role, members }) => (role === "owner" ? "every project" : formatCount(members.length, "project")),
    },
    { id: "since", head: "Since", align: "end", width: "120px", onPhone: "hide", cell: ({ createdAt }) => formatDate(createdAt) },
    {
      id: "remove",
      head: <span className="sr-only">Remove</span>,
      align: "end",
      width: "110px",
      onPhone: "aside",
      cell: (person) => mayLookAfter(person) && <RemovePerson person={person} isMe={person.id === me?.userId} />,
    },
  ];
  // Where somebody works is told to those who look after people.
  return me && mayDo(me.role, "launch") ? columns : columns.filter(({ id }) => id !== "projects" && id !== "remove");
}
