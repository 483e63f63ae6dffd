"use client";

import { roleWords } from "@/components/accounts/role-words";
import { errorWords } from "@/components/layout/error-words";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast-context";
import { useChangeRole } from "@/lib/accounts/hooks";
import { type Role, roleSchema } from "@/lib/accounts/permissions";
import { givableRoles } from "@/lib/accounts/ranks";
import type { WorkspacePerson } from "@/lib/accounts/schemas";

/** The role as a choice. It holds from the next thing they do. */
export function PersonRole({ own, person }: { own: Role; person: WorkspacePerson }) {
  const { notify } = useToast();
  const change = useChangeRole();
  const shown = change.isPending ? change.variables.role : person.role;

  return (
    <Select
      label={`Role of ${person.name}`}
      className="max-w-40"
      value={shown}
      options={givableRoles(own).map((role) => ({ value: role, label: roleWords[role].label }))}
      onValueChange={(value) =>
        change.mutate(
          { userId: person.id, role: roleSchema.parse(value) },
          {
            onError: (error) =>
              notify({
                title: `${person.name} stays ${roleWords[person.role].label.toLowerCase()}.`,
                body: errorWords(error),
                state: "failed",
              }),
          },
        )
      }
    />
  );
}
