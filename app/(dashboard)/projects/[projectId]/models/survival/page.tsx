import type { Metadata } from "next";
import { SurvivalBoard } from "@/components/survival/survival-board";

export const metadata: Metadata = { title: "Survival board" };

export default async function SurvivalBoardPage({ params }: { params: Promise<{ projectId: string }> }) {
  return <SurvivalBoard {...(await params)} />;
}
