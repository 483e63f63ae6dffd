"use client";

import { ChevronsUpDown, Plus, SlidersHorizontal } from "lucide-react";
import { routes } from "@/lib/routes";
import { Menu, type MenuItem } from "../ui/menu";

type ProjectSwitcherProps = {
  project: { id: string; name: string } | undefined;
  projects: readonly { id: string; name: string; href: string }[];
  newProjectHref: string | undefined;
};

export function ProjectSwitcher({ project, projects, newProjectHref }: ProjectSwitcherProps) {
  const settings: MenuItem[] = project
    ? [
        { separator: true },
        {
          label: `Settings of ${project.name}`,
          href: routes.projectSettings(project.id),
          icon: <SlidersHorizontal strokeWidth={1.75} />,
        },
      ]
    : [];
  const rows: MenuItem[] = projects.map(({ id, name, href }) => ({
    label: name,
    href,
    hint: id === project?.id ? "open" : undefined,
  }));
  const create: MenuItem[] = newProjectHref
    ? [{ separator: true }, { label: "New project", href: newProjectHref, icon: <Plus strokeWidth={1.75} /> }]
    : [];

  return (
    <Menu
      label="Projects"
      items={[...rows, ...settings, ...create]}
      trigger={
        <button type="button" className="flex min-h-7 min-w-0 items-center gap-1.5 rounded-md font-medium touch:min-h-11">
          <span className="sr-only">Project: </span>
          <span className="truncate">{project?.name ?? "Choose a project"}</span>
          <ChevronsUpDown className="size-3.5 shrink-0 text-on-surface-3" strokeWidth={1.75} aria-hidden="true" />
        </button>
      }
    />
  );
}
