import type { Metadata } from "next";
import { RecordDetail } from "@/components/survival/record-detail";

export const metadata: Metadata = { title: "Golden record" };

export default async function RecordDetailPage({ params }: { params: Promise<{ projectId: string; recordId: string }> }) {
  return <RecordDetail {...(await params)} />;
}
