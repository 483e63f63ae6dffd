import type { Metadata } from "next";
import { ImportFile } from "@/components/datasets/imports/import-file";

export const metadata: Metadata = { title: "Import" };

export default async function ImportFilePage({ params }: { params: Promise<{ projectId: string; datasetId: string }> }) {
  return <ImportFile {...(await params)} />;
}
