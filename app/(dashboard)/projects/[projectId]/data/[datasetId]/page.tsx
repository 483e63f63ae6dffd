import type { Metadata } from "next";
import { ExamplesWorkbench } from "@/components/datasets/examples/examples-workbench";

export const metadata: Metadata = { title: "Examples" };

export default async function ExamplesWorkbenchPage({ params }: { params: Promise<{ projectId: string; datasetId: string }> }) {
  return <ExamplesWorkbench {...(await params)} />;
}
