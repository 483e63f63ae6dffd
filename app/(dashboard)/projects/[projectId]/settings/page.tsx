import type { Metadata } from "next";
import { ProjectSettings } from "@/components/projects/settings/project-settings";
import { BudgetPanel } from "@/components/runs/spending/budget-panel";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: { params: Promise<{ projectId: string }> }) {
  const place = await params;
  return <ProjectSettings {...place} budget={<BudgetPanel {...place} />} />;
}
