import type { Metadata } from "next";
import { NewExperiment } from "@/components/deployments/experiments/new-experiment";

export const metadata: Metadata = { title: "New A/B test" };

export default async function NewExperimentPage({ params }: { params: Promise<{ projectId: string; deploymentId: string }> }) {
  return <NewExperiment {...(await params)} />;
}
