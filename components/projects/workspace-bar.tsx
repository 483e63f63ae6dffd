"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { AppBar, type Chapter } from "@/components/layout/app-bar";
import { errorWords } from "@/components/layout/error-words";
import { useToast } from "@/components/ui/toast-context";
import { useSignOut } from "@/lib/accounts/hooks";
import { projectsQuery } from "@/lib/projects/hooks";
import { routes } from "@/lib/routes";

type WorkspaceBarProps = {
  user: { name: string; email: string };
  projectId?: string;
  chapters?: readonly Chapter[];
  onSearch?: () => void;
};

export function WorkspaceBar({ user, projectId, chapters = [], onSearch }: WorkspaceBarProps) {
  const router = useRouter();
  const signOut = useSignOut();
  const { notify } = useToast();
  const { data: projects = [] } = useQuery(projectsQuery());
  const project = projects.find(({ id }) => id === projectId);

  return (
    <AppBar
      home={routes.projects()}
      {...(project ? { project } : {})}
      projects={projects.map(({ id, name }) => ({ id, name, href: routes.project(id) }))}
      newProjectHref={routes.newProject()}
      chapters={chapters}
      {...(onSearch ? { onSearch } : {})}
      user={user}
      onSignOut={() =>
        signOut.mutate(undefined, {
          onSuccess: () => {
            router.replace(routes.signIn());
            router.refresh();
          },
          onError: (error) => notify({ title: "You are still signed in.", body: errorWords(error), state: "failed" }),
        })
      }
    />
  );
}
