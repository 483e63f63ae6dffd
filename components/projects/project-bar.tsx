"use client";

import { usePathname } from "next/navigation";
import { useState } from "react";
import { routes } from "@/lib/routes";
import { ProjectPalette } from "./project-palette";
import { useChapterKeys } from "./use-chapter-keys";
import { WorkspaceBar } from "./workspace-bar";

export function ProjectBar({ user, projectId }: { user: { name: string; email: string }; projectId: string }) {
  const path = usePathname();
  const [isSearching, setSearching] = useState(false);
  useChapterKeys(projectId);

  const overview = routes.project(projectId);
  const chapter = (label: string, href: string, shortLabel?: string) => ({
    label,
    href,
    ...(shortLabel ? { shortLabel } : {}),
    current: href === overview ? path === overview : path.startsWith(href),
  });

  return (
    <>
      <WorkspaceBar
        user={user}
        onSearch={() => setSearching(true)}
        projectId={projectId}
        chapters={[
          chapter("Overview", overview),
          chapter("Data", routes.data(projectId)),
          chapter("Runs", routes.runs(projectId)),
          chapter("Models", routes.models(projectId)),
          chapter("Evaluations", routes.evaluations(projectId), "Evaluate"),
        ]}
      />
      <ProjectPalette projectId={projectId} open={isSearching} onOpenChange={setSearching} />
    </>
  );
}
