import type { Metadata } from "next";
import { TrainerSettings } from "@/components/trainers/trainer-settings";

export const metadata: Metadata = { title: "Trainer" };

export default async function TrainerPage({ params }: { params: Promise<{ projectId: string; trainerId: string }> }) {
  return <TrainerSettings {...(await params)} />;
}
