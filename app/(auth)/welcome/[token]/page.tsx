import type { Metadata } from "next";
import { ClosedLink } from "@/components/accounts/closed-link";
import { OwnerForm } from "@/components/accounts/owner-form";
import { FocusLayout } from "@/components/layout/focus-layout";
import { isOwnerLinkOpen } from "@/lib/accounts/is-owner-link-open";

export const metadata: Metadata = { title: "Welcome", referrer: "no-referrer" };

export default async function WelcomePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return <FocusLayout>{(await isOwnerLinkOpen(token)) ? <OwnerForm token={token} /> : <ClosedLink />}</FocusLayout>;
}
