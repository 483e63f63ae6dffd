"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { Kbd } from "../ui/kbd";
import { BottomTabs } from "./bottom-tabs";
import { type Chapter, Chapters } from "./chapters";
import { HoneMark } from "./hone-mark";
import { ProjectSwitcher } from "./project-switcher";
import { UserMenu } from "./user-menu";

export type { Chapter } from "./chapters";

type AppBarProps = {
  home: string;
  project?: { id: string; name: string };
  projects: readonly { id: string; name: string; href: string }[];
  newProjectHref?: string;
  chapters: readonly Chapter[];
  user: { name: string; email: string };
  onSignOut: () => void;
  onSearch?: () => void;
};

export function AppBar(props: AppBarProps) {
  const { home, project, projects, newProjectHref, chapters, user, onSignOut, onSearch } = props;
  return (
    <>
      <header className="sticky top-0 z-20 flex h-12 shrink-0 items-center gap-3 border-b bg-surface px-6 text-on-surface max-md:px-4 print:hidden">
        <Link href={home} aria-label="Hone, home" className="flex items-center gap-2 rounded-sm touch:min-h-11">
          <HoneMark />
          <span className="font-semibold text-base tracking-[-0.02em] max-md:hidden">Hone</span>
        </Link>
        {projects.length > 0 && (
          <>
            <span className="text-on-surface-3 max-md:hidden" aria-hidden="true">
              /
            </span>
            <ProjectSwitcher project={project} projects={projects} newProjectHref={newProjectHref} />
          </>
        )}
        <Chapters chapters={chapters} />
        <div className="ml-auto flex items-center gap-2.5">
          {onSearch && (
            <button
              type="button"
              onClick={onSearch}
              className="flex h-8 items-center gap-2 rounded-md text-on-surface-3 max-lg:size-8 max-lg:justify-center lg:w-60 lg:border lg:border-line-strong lg:bg-canvas lg:px-2.5 lg:hover:border-on-surface-3 touch:size-11 lg:touch:w-60"
            >
              <Search className="size-3.5 max-lg:size-4.5" strokeWidth={1.75} aria-hidden="true" />
              <span className="flex-1 text-left max-lg:sr-only">Search or jump to</span>
              <Kbd className="max-lg:hidden">Ctrl K</Kbd>
            </button>
          )}
          <UserMenu user={user} onSignOut={onSignOut} />
        </div>
      </header>
      <BottomTabs chapters={chapters} />
    </>
  );
}
