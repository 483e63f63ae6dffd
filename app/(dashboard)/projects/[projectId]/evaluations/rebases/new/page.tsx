import type { Metadata } from "next";
import { NewRebase } from "@/components/evaluations/rebases/new-rebase";

export const metadata: Metadata = { title: "Try a newer base model" };

export default async function NewRebasePage({ params }: { params: Promise<{ projectId: string }> }) {
  return <NewRebase {...(await params)} />;
}
