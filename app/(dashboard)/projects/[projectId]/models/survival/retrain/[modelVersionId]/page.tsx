import type { Metadata } from "next";
import { Retrain } from "@/components/survival/retrain";

export const metadata: Metadata = { title: "Re-train elsewhere" };

export default async function RetrainPage({ params }: { params: Promise<{ projectId: string; modelVersionId: string }> }) {
  return <Retrain {...(await params)} />;
}
