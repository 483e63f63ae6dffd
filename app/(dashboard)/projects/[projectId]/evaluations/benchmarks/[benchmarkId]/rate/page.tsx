import type { Metadata } from "next";
import { RateAnswers } from "@/components/evaluations/ratings/rate-answers";

export const metadata: Metadata = { title: "Rate answers" };

export default async function RateAnswersPage({ params }: { params: Promise<{ projectId: string; benchmarkId: string }> }) {
  return <RateAnswers {...(await params)} />;
}
