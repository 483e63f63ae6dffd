"use client";

import Link from "next/link";
import { useState } from "react";
import { roleWords } from "@/components/accounts/role-words";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { type Role, roleSchema } from "@/lib/accounts/permissions";
import { givableRoles } from "@/lib/accounts/ranks";
import type { WorkspacePerson } from "@/lib/accounts/schemas";
import { routes } from "@/lib/routes";

type AddMemberProps = { own: Role; candidates: readonly WorkspacePerson[]; busy: boolean; onAdd: (userId: string, role: Role) => void };

/** Lets in somebody who has an account already; who has none is invited first. */
export function AddMember({ own, candidates, busy, onAdd }: AddMemberProps) {
  const [userId, setUserId] = useState("");
  const [role, setRole] = useState<Role>("expert");
  const chosen = candidates.find(({ id }) => id === userId);

  if (candidates.length === 0)
    return (
      <p className="hint mt-3">
        Everybody with an account is in this project. Whoever has none is invited under{" "}
        <Link className="link" href={routes.people()}>
          People
        </Link>
        .
      </p>
    );
  return (
    <div className="mt-3 flex flex-wrap items-end gap-3">
      <Field label="Let somebody in" className="w-64 max-sm:w-full">
        <Combobox
          value={userId}
          onValueChange={setUserId}
          placeholder="Choose a person"
          options={candidates.map(({ id, name, email }) => ({ value: id, label: name, hint: email ?? undefined }))}
        />
      </Field>
      <Field label="As" className="w-40">
        <Select
          value={role}
          onValueChange={(value) => setRole(roleSchema.parse(value))}
          options={givableRoles(own).map((value) => ({ value, label: roleWords[value].label }))}
        />
      </Field>
      <Button busy={busy} disabledReason={chosen ? undefined : "Choose a person first."} onClick={() => chosen && onAdd(chosen.id, role)}>
        {chosen ? `Let ${chosen.name} in` : "Let in"}
      </Button>
    </div>
  );
}
