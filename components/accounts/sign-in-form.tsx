"use client";

import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { useHydrated } from "@/components/layout/use-hydrated";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { PasswordInput } from "@/components/ui/password-input";
import { useSignIn } from "@/lib/accounts/hooks";

export function SignInForm({ next }: { next: string }) {
  const router = useRouter();
  const isHydrated = useHydrated();
  const signIn = useSignIn();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");

  function submit(event: FormEvent) {
    event.preventDefault();
    signIn.mutate(
      { email, password },
      {
        onSuccess: () => {
          router.replace(next);
          router.refresh();
        },
      },
    );
  }

  return (
    <>
      <h1 className="font-semibold text-2xl">Sign in to Hone</h1>
      <p className="mt-1.5 text-base text-on-surface-2">Your examples, models and results stay on your own server.</p>
      <form onSubmit={submit}>
        <fieldset disabled={!isHydrated} className="mt-8 grid gap-4">
          {signIn.isError && <Notice tone="negative">{errorWords(signIn.error)}</Notice>}
          <Field label="E-mail">
            <Input
              type="email"
              size="launch"
              autoComplete="username"
              required
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          </Field>
          <Field label="Password">
            <PasswordInput
              size="launch"
              autoComplete="current-password"
              placeholder="At least 12 characters"
              required
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </Field>
          <Button type="submit" variant="primary" size="launch" className="mt-2 w-full" busy={signIn.isPending || signIn.isSuccess}>
            Sign in
          </Button>
        </fieldset>
      </form>
    </>
  );
}
