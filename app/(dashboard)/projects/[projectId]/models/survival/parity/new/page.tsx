import type { Metadata } from "next";
import { NewParity } from "@/components/survival/new-parity";

export const metadata: Metadata = { title: "Prove parity" };

export default async function NewParityPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <NewParity {...(await params)} />;
}
