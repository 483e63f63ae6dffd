"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { formatDate } from "@/lib/format";
import { projectsQuery } from "@/lib/projects/hooks";
import { routes } from "@/lib/routes";

const newProject = (
  <LinkButton href={routes.newProject()} variant="primary" icon={<Plus className="size-3.5" strokeWidth={1.75} />}>
    New project
  </LinkButton>
);

export function ProjectList() {
  const { data, error, isPending, refetch } = useQuery(projectsQuery());
  const isEmpty = data?.length === 0;

  return (
    <Page>
      <PageHead title="Projects" lead="A project is one task that models are tuned for." actions={!isEmpty && newProject} />
      {isEmpty ? (
        <EmptyState className="min-h-[60dvh]" title="There is no project yet." action={newProject}>
          A project holds the examples of one task, the models trained from them, and the proof of which one is better.
        </EmptyState>
      ) : (
        <Table
          className="mt-6"
          caption="Projects"
          rows={data ?? []}
          rowKey={({ id }) => id}
          rowHref={({ id }) => routes.project(id)}
          rowHeight="two"
          loading={isPending && 4}
          error={!data && error && <LoadError title="The list of projects could not be loaded." error={error} onRetry={refetch} />}
          columns={[
            {
              id: "name",
              head: "Project",
              onPhone: "lead",
              cell: ({ name, description, isSample }) => (
                <>
                  <span className="flex items-center gap-2 font-medium">
                    {name}
                    {isSample && <Tag>sample</Tag>}
                  </span>
                  <span className="hint block">{description || "No description"}</span>
                </>
              ),
            },
            { id: "created", head: "Since", align: "end", onPhone: "aside", cell: ({ createdAt }) => formatDate(createdAt) },
          ]}
        />
      )}
    </Page>
  );
}
