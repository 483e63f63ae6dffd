import type { Metadata } from "next";
import { ParityDetail } from "@/components/survival/parity-detail";

export const metadata: Metadata = { title: "Parity report" };

export default async function ParityDetailPage({ params }: { params: Promise<{ projectId: string; reportId: string }> }) {
  return <ParityDetail {...(await params)} />;
}
