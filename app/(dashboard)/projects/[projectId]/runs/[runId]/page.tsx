import type { Metadata } from "next";
import { RunDetail } from "@/components/runs/run-detail";

export const metadata: Metadata = { title: "Run" };

export default async function RunDetailPage({ params }: { params: Promise<{ projectId: string; runId: string }> }) {
  return <RunDetail {...(await params)} />;
}
