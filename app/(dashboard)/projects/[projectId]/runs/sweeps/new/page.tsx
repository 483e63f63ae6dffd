import type { Metadata } from "next";
import { NewSweep } from "@/components/runs/sweeps/new-sweep";

export const metadata: Metadata = { title: "New sweep" };

export default async function NewSweepPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <NewSweep {...(await params)} />;
}
