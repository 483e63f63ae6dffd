import type { Metadata } from "next";
import { ArenaDetail } from "@/components/evaluations/arenas/arena-detail";

export const metadata: Metadata = { title: "Arena" };

export default async function ArenaPage({ params }: { params: Promise<{ projectId: string; arenaId: string }> }) {
  return <ArenaDetail {...(await params)} />;
}
