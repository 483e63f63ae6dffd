"use client";

import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { NewInvitation } from "@/lib/accounts/schemas";
import { formatDate } from "@/lib/format";
import { routes } from "@/lib/routes";

/** The only time that the link is there to copy. */
export function InvitationLink({ invitation: { note, token, expiresAt } }: { invitation: NewInvitation }) {
  const link = `${window.location.origin}${routes.join(token)}`;
  return (
    <div className="grid gap-3">
      <p className="text-base text-on-surface-2">
        Send this link to {note}. It works once, until {formatDate(expiresAt)}, and cannot be shown again.
      </p>
      <Field label="Link" action={<CopyButton text={link} label="Copy the link" />}>
        <Input readOnly value={link} onFocus={(event) => event.target.select()} />
      </Field>
    </div>
  );
}
