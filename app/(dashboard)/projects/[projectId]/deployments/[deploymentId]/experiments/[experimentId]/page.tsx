import type { Metadata } from "next";
import { ExperimentDetail } from "@/components/deployments/experiments/experiment-detail";

export const metadata: Metadata = { title: "A/B test" };

type Params = Promise<{ projectId: string; deploymentId: string; experimentId: string }>;

export default async function ExperimentPage({ params }: { params: Params }) {
  return <ExperimentDetail {...(await params)} />;
}
