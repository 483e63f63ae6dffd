import type { Metadata } from "next";
import { VersionList } from "@/components/datasets/versions/version-list";

export const metadata: Metadata = { title: "Versions" };

export default async function VersionListPage({ params }: { params: Promise<{ projectId: string; datasetId: string }> }) {
  return <VersionList {...(await params)} />;
}
