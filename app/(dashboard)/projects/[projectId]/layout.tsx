import type { ReactNode } from "react";
import { ProjectBar } from "@/components/projects/project-bar";
import { WaitingRunsBadge } from "@/components/runs/spending/waiting-runs-badge";
import { pageCaller, pagePerson } from "@/lib/accounts/page-caller";

export default async function ProjectLayout({ children, params }: { children: ReactNode; params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  const { name, email } = await pagePerson();
  await pageCaller(projectId);
  return (
    <>
      <ProjectBar user={{ name, email }} projectId={projectId} runsBadge={<WaitingRunsBadge projectId={projectId} />} />
      {children}
    </>
  );
}
