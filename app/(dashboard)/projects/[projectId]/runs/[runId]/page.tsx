import type { Metadata } from "next";
import { RunOutcome } from "@/components/evaluations/run-outcome";
import { RunDetail } from "@/components/runs/run-detail";

export const metadata: Metadata = { title: "Run" };

export default async function RunPage({ params }: { params: Promise<{ projectId: string; runId: string }> }) {
  const place = await params;
  return <RunDetail {...place} outcome={<RunOutcome {...place} />} />;
}
