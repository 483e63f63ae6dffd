import type { Metadata } from "next";
import { DatasetList } from "@/components/datasets/dataset-list";

export const metadata: Metadata = { title: "Data" };

export default async function DatasetListPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <DatasetList {...(await params)} />;
}
