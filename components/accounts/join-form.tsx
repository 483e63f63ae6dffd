"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { errorWords } from "@/components/layout/error-words";
import { useHydrated } from "@/components/layout/use-hydrated";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useAcceptInvitation } from "@/lib/accounts/hooks";
import { type AcceptInvitationInput, acceptInvitationInput, type InvitationOffer } from "@/lib/accounts/schemas";
import { routes } from "@/lib/routes";
import { AccountFields } from "./account-fields";
import { roleWords } from "./role-words";

export function JoinForm({ token, offer }: { token: string; offer: InvitationOffer }) {
  const router = useRouter();
  const isHydrated = useHydrated();
  const accept = useAcceptInvitation();
  const form = useForm<AcceptInvitationInput>({
    resolver: zodResolver(acceptInvitationInput),
    defaultValues: { token, name: "", email: "", password: "" },
  });
  const { label, workspace } = roleWords[offer.role];

  const submit = form.handleSubmit((input) =>
    accept.mutate(input, {
      onSuccess: () => {
        router.replace(routes.home());
        router.refresh();
      },
    }),
  );

  return (
    <>
      <h1 className="font-semibold text-2xl">{offer.invitedBy} invites you to Hone</h1>
      <p className="mt-1.5 text-base text-on-surface-2">
        You join as {label.toLowerCase()}. {workspace} The link that brought you here works once.
      </p>
      <form onSubmit={submit} noValidate>
        <fieldset disabled={!isHydrated} className="mt-8 grid gap-4">
          {accept.isError && <Notice tone="negative">{errorWords(accept.error)}</Notice>}
          <AccountFields register={form.register} errors={form.formState.errors} />
          <Button type="submit" variant="primary" size="launch" className="mt-2 w-full" busy={accept.isPending || accept.isSuccess}>
            Join
          </Button>
        </fieldset>
      </form>
    </>
  );
}
