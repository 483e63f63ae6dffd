import type { Metadata } from "next";
import { EvaluationDetail } from "@/components/evaluations/evaluation-detail";

export const metadata: Metadata = { title: "Evaluation" };

export default async function EvaluationDetailPage({ params }: { params: Promise<{ projectId: string; evaluationId: string }> }) {
  return <EvaluationDetail {...(await params)} />;
}
