import type { Metadata } from "next";
import { ConnectTrainer } from "@/components/trainers/connect-trainer";

export const metadata: Metadata = { title: "Connect a trainer" };

export default async function ConnectTrainerPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <ConnectTrainer {...(await params)} />;
}
