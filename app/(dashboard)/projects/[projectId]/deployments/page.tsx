import type { Metadata } from "next";
import { DeploymentList } from "@/components/deployments/deployment-list";

export const metadata: Metadata = { title: "Deployments" };

export default async function DeploymentListPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <DeploymentList {...(await params)} />;
}
