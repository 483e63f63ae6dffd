import type { ReactNode } from "react";
import { WorkspaceBar } from "@/components/projects/workspace-bar";
import { pagePerson } from "@/lib/accounts/page-caller";

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const { name, email } = await pagePerson();
  return (
    <>
      <WorkspaceBar user={{ name, email }} />
      {children}
    </>
  );
}
