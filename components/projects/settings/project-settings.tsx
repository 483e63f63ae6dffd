"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/ui/page-head";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { SectionHead } from "@/components/ui/section-head";
import { meQuery } from "@/lib/accounts/hooks";
import { peopleQuery, projectQuery } from "@/lib/projects/hooks";
import { routes } from "@/lib/routes";
import { useOwnRole } from "../use-own-role";
import { DeleteProject } from "./delete-project";
import { ProjectPeople } from "./project-people";
import { SettingsForm } from "./settings-form";

type ProjectSettingsProps = {
  projectId: string;
  /** What is spent of the budget; that chapter comes later in the story. */
  budget: ReactNode;
};

export function ProjectSettings({ projectId, budget }: ProjectSettingsProps) {
  const query = useQuery(projectQuery(projectId));
  const needed = [query, useQuery(meQuery()), useQuery(peopleQuery(projectId))];
  const failed = needed.find(({ error, data }) => error && !data);
  const role = useOwnRole(projectId);
  const project = query.data;

  if (!project || !role)
    return (
      <Page className="max-w-[920px]">
        {failed ? (
          <LoadError
            title="The settings could not be loaded."
            error={failed.error}
            onRetry={() => void Promise.all(needed.map(({ refetch }) => refetch()))}
          />
        ) : (
          <PageSkeleton label="Loading the settings" />
        )}
      </Page>
    );
  return (
    <Page className="max-w-[920px]">
      <PageHead title="Settings" lead={`Of the project ${project.name}.`} />
      <div className="mt-6 grid gap-8">
        <SettingsForm project={project} role={role} budget={budget} />
        <ProjectPeople projectId={projectId} own={role} />
        <section>
          <SectionHead title="Format of answers" />
          <p className="mt-2 text-on-surface-2">
            Where answers are JSON, their schema is set beside the checks that hold examples against it: open a dataset under{" "}
            <Link className="link" href={routes.data(projectId)}>
              Data
            </Link>{" "}
            and go to its health.
          </p>
        </section>
        {role === "owner" && <DeleteProject project={project} />}
      </div>
    </Page>
  );
}
