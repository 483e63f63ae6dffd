"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { errorWords } from "@/components/layout/error-words";
import { useHydrated } from "@/components/layout/use-hydrated";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useClaimOwner } from "@/lib/accounts/hooks";
import { type ClaimOwnerInput, claimOwnerInput } from "@/lib/accounts/schemas";
import { routes } from "@/lib/routes";
import { AccountFields } from "./account-fields";

export function OwnerForm({ token }: { token: string }) {
  const router = useRouter();
  const isHydrated = useHydrated();
  const claim = useClaimOwner();
  const { register, handleSubmit, formState } = useForm<ClaimOwnerInput>({
    resolver: zodResolver(claimOwnerInput),
    defaultValues: { token, name: "", email: "", password: "" },
  });
  const { errors } = formState;

  const submit = handleSubmit((input) =>
    claim.mutate(input, {
      onSuccess: () => {
        router.replace(routes.home());
        router.refresh();
      },
    }),
  );

  return (
    <>
      <h1 className="font-semibold text-2xl">Make this Hone yours</h1>
      <p className="mt-1.5 text-base text-on-surface-2">
        You are its owner: you start runs and let colleagues in. The link that brought you here works once.
      </p>
      <form onSubmit={submit} noValidate>
        <fieldset disabled={!isHydrated} className="mt-8 grid gap-4">
          {claim.isError && <Notice tone="negative">{errorWords(claim.error)}</Notice>}
          <AccountFields register={register} errors={errors} />
          <Button type="submit" variant="primary" size="launch" className="mt-2 w-full" busy={claim.isPending || claim.isSuccess}>
            Create the owner account
          </Button>
        </fieldset>
      </form>
    </>
  );
}
