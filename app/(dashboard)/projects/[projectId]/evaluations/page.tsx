import type { Metadata } from "next";
import { EvaluationList } from "@/components/evaluations/evaluation-list";

export const metadata: Metadata = { title: "Evaluations" };

export default async function EvaluationListPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <EvaluationList {...(await params)} />;
}
