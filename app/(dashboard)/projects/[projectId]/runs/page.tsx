import type { Metadata } from "next";
import { RunList } from "@/components/runs/list/run-list";

export const metadata: Metadata = { title: "Runs" };

export default async function RunListPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <RunList {...(await params)} />;
}
