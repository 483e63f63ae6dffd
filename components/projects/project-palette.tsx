"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Palette } from "@/components/ui/palette";
import { projectsQuery } from "@/lib/projects/hooks";
import { routes } from "@/lib/routes";
import { useProjectThings } from "./use-project-things";

type ProjectPaletteProps = { projectId: string; open: boolean; onOpenChange: (open: boolean) => void };

/** Ctrl K: find something of the project by its name, go somewhere, or begin something. */
export function ProjectPalette({ projectId, open, onOpenChange }: ProjectPaletteProps) {
  const router = useRouter();
  const { data: projects = [] } = useQuery(projectsQuery());
  const things = useProjectThings(projectId, open);
  const item = (label: string, href: string, keys?: string) => ({
    id: href,
    label,
    ...(keys ? { keys } : {}),
    onSelect: () => router.push(href),
  });

  return (
    <Palette
      open={open}
      onOpenChange={onOpenChange}
      emptyText={things.nothing}
      loadingText={things.isLoading ? "Loading what this project holds…" : undefined}
      groups={[
        ...things.groups.map(({ heading, items }) => ({
          heading,
          isFoundOnly: true,
          items: items.map(({ href, ...row }) => ({ ...row, id: href, onSelect: () => router.push(href) })),
        })),
        {
          heading: "Go to",
          items: [
            item("Overview", routes.project(projectId), "G O"),
            item("Data", routes.data(projectId), "G D"),
            item("Runs", routes.runs(projectId), "G R"),
            item("Models", routes.models(projectId), "G M"),
            item("Evaluations", routes.evaluations(projectId), "G E"),
            item("Deployments", routes.deployments(projectId), "G P"),
          ],
        },
        {
          heading: "Set up",
          items: [
            item("Settings of the project", routes.projectSettings(projectId)),
            item("Trainers", routes.trainers(projectId)),
            item("People", routes.people()),
            item("API keys", routes.apiKeys()),
          ],
        },
        { heading: "Do", items: [item("Set up a run", routes.newRun(projectId)), item("Create a project", routes.newProject())] },
        { heading: "Projects", items: projects.filter(({ id }) => id !== projectId).map(({ id, name }) => item(name, routes.project(id))) },
      ].filter(({ items }) => items.length > 0)}
    />
  );
}
