import type { Metadata } from "next";
import { ModelPage } from "@/components/registry/model-page";

export const metadata: Metadata = { title: "Model version" };

export default async function ModelVersionPage({ params }: { params: Promise<{ projectId: string; modelVersionId: string }> }) {
  return <ModelPage {...(await params)} />;
}
