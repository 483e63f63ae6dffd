import type { Metadata } from "next";
import { NewRun } from "@/components/runs/new-run";

export const metadata: Metadata = { title: "New run" };

export default async function NewRunPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <NewRun {...(await params)} />;
}
