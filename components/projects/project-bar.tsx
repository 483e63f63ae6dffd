"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { routes } from "@/lib/routes";
import { warningQuery } from "@/lib/survival/hooks";
import { ProjectPalette } from "./project-palette";
import { useChapterKeys } from "./use-chapter-keys";
import { WorkspaceBar } from "./workspace-bar";

type ProjectBarProps = {
  user: { name: string; email: string };
  projectId: string;
  /** What waits at the chapter Runs; that chapter comes later in the story. */
  runsBadge?: ReactNode;
};

export function ProjectBar({ user, projectId, runsBadge }: ProjectBarProps) {
  const path = usePathname();
  const [isSearching, setSearching] = useState(false);
  useChapterKeys(projectId);

  const { data: warning } = useQuery(warningQuery(projectId));
  const mark = warning?.sentence ? { state: "attention" as const, label: warning.sentence } : null;
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
          { ...chapter("Runs", routes.runs(projectId)), badge: runsBadge },
          { ...chapter("Models", routes.models(projectId)), ...(mark ? { mark } : {}) },
          chapter("Evaluations", routes.evaluations(projectId), "Evaluate"),
          chapter("Deployments", routes.deployments(projectId), "Deploy"),
        ]}
      />
      <ProjectPalette projectId={projectId} open={isSearching} onOpenChange={setSearching} />
    </>
  );
}
