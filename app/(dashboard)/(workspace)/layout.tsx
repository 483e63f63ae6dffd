import type { ReactNode } from "react";
import { WorkspaceBar } from "@/components/projects/workspace-bar";
import { pagePerson } from "@/lib/accounts/page-caller";
import { routes } from "@/lib/routes";

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const { name, email } = await pagePerson(routes.people());
  return (
    <>
      <WorkspaceBar user={{ name, email }} />
      {children}
    </>
  );
}
