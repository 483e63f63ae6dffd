import type { Metadata } from "next";
import { NewRecord } from "@/components/survival/new-record";

export const metadata: Metadata = { title: "Record a model" };

export default async function NewRecordPage({ params }: { params: Promise<{ projectId: string; modelVersionId: string }> }) {
  return <NewRecord {...(await params)} />;
}
