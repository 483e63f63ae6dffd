import type { Metadata } from "next";
import { ExamplesWorkbench } from "@/components/datasets/examples/examples-workbench";
import { Contributions } from "@/components/evaluations/contributions";

export const metadata: Metadata = { title: "Examples" };

export default async function ExamplesWorkbenchPage({ params }: { params: Promise<{ projectId: string; datasetId: string }> }) {
  const place = await params;
  return <ExamplesWorkbench {...place} contributions={<Contributions {...place} />} />;
}
