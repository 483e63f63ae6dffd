import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { FocusLayout } from "@/components/layout/focus-layout";
import { findPagePerson } from "@/lib/accounts/page-caller";
import { safeNext } from "@/lib/accounts/safe-next";
import { routes } from "@/lib/routes";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const to = safeNext((await searchParams).next, routes.home());
  if (await findPagePerson()) redirect(to);
  return (
    <FocusLayout footer="First visit? The terminal that runs Hone prints a link for its owner.">
      <SignInForm next={to} />
    </FocusLayout>
  );
}
