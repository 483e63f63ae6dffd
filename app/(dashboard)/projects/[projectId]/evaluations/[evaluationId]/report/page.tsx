import type { Metadata } from "next";
import { ReportPage } from "@/components/evaluations/reports/report-page";

export const metadata: Metadata = { title: "Decision report" };

export default async function DecisionReportPage({ params }: { params: Promise<{ projectId: string; evaluationId: string }> }) {
  return <ReportPage {...(await params)} />;
}
