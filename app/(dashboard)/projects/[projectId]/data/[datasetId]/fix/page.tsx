import type { Metadata } from "next";
import { WaitingRows } from "@/components/datasets/imports/waiting-rows";

export const metadata: Metadata = { title: "Rows that wait for a fix" };

export default async function WaitingRowsPage({ params }: { params: Promise<{ projectId: string; datasetId: string }> }) {
  return <WaitingRows {...(await params)} />;
}
