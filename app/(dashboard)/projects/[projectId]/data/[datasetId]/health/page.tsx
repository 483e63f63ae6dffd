import type { Metadata } from "next";
import { HealthPage } from "@/components/datasets/checks/health-page";

export const metadata: Metadata = { title: "Health" };

export default async function DatasetHealthPage({ params }: { params: Promise<{ projectId: string; datasetId: string }> }) {
  return <HealthPage {...(await params)} />;
}
