import type { Metadata } from "next";
import { TrainerList } from "@/components/trainers/trainer-list";

export const metadata: Metadata = { title: "Trainers" };

export default async function TrainerListPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <TrainerList {...(await params)} />;
}
