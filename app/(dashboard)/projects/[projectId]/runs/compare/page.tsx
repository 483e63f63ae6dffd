import type { Metadata } from "next";
import { ComparePage } from "@/components/runs/compare/compare-page";

export const metadata: Metadata = { title: "Compare runs" };

export default async function CompareRunsPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <ComparePage {...(await params)} />;
}
