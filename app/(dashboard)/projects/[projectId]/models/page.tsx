import type { Metadata } from "next";
import { ModelList } from "@/components/evaluations/model-list";

export const metadata: Metadata = { title: "Models" };

export default async function ModelListPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <ModelList {...(await params)} />;
}
