import type { Metadata } from "next";
import { JudgePairs } from "@/components/evaluations/arenas/judge-pairs";

export const metadata: Metadata = { title: "Judge answers" };

export default async function JudgePairsPage({ params }: { params: Promise<{ projectId: string; arenaId: string }> }) {
  return <JudgePairs {...(await params)} />;
}
