import type { Metadata } from "next";
import { RebasePage } from "@/components/evaluations/rebases/rebase-page";

export const metadata: Metadata = { title: "Newer base model" };

export default async function RebaseRoute({ params }: { params: Promise<{ projectId: string; rebaseId: string }> }) {
  return <RebasePage {...(await params)} />;
}
