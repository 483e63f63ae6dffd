import type { Metadata } from "next";
import { SweepPage } from "@/components/evaluations/sweeps/sweep-page";

export const metadata: Metadata = { title: "Sweep" };

export default async function SweepRoute({ params }: { params: Promise<{ projectId: string; sweepId: string }> }) {
  return <SweepPage {...(await params)} />;
}
