import type { Metadata } from "next";
import { VersionDetail } from "@/components/datasets/versions/version-detail";
import { VersionRuns } from "@/components/runs/version-runs";

export const metadata: Metadata = { title: "Version" };

export default async function VersionPage({ params }: { params: Promise<{ projectId: string; versionId: string }> }) {
  const { projectId, versionId } = await params;
  return (
    <VersionDetail projectId={projectId} versionId={versionId}>
      <VersionRuns projectId={projectId} versionId={versionId} />
    </VersionDetail>
  );
}
