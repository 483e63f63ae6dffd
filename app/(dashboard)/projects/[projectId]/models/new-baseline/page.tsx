import type { Metadata } from "next";
import { NewBaseline } from "@/components/evaluations/new-baseline";

export const metadata: Metadata = { title: "New baseline" };

export default async function NewBaselinePage({ params }: { params: Promise<{ projectId: string }> }) {
  return <NewBaseline {...(await params)} />;
}
