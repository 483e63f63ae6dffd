import type { Metadata } from "next";
import { JoinForm } from "@/components/accounts/join-form";
import { UsedInvitation } from "@/components/accounts/used-invitation";
import { FocusLayout } from "@/components/layout/focus-layout";
import { findInvitation } from "@/lib/accounts/find-invitation";

export const metadata: Metadata = { title: "Join", referrer: "no-referrer" };

export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const offer = await findInvitation(token);
  return <FocusLayout>{offer ? <JoinForm token={token} offer={offer} /> : <UsedInvitation />}</FocusLayout>;
}
