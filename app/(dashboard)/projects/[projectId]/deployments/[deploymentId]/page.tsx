import type { Metadata } from "next";
import { DeploymentDetail } from "@/components/deployments/deployment-detail";

export const metadata: Metadata = { title: "Deployment" };

export default async function DeploymentPage({ params }: { params: Promise<{ projectId: string; deploymentId: string }> }) {
  return <DeploymentDetail {...(await params)} />;
}
