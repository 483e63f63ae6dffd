"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { routes } from "@/lib/routes";

/** The pages of the chapter Models. */
export function ModelsTabs({ projectId }: { projectId: string }) {
  const path = usePathname();
  const versions = routes.models(projectId);
  const tabs = [
    { label: "Versions", href: versions, current: path === versions },
    { label: "Playground", href: routes.playground(projectId), current: path === routes.playground(projectId) },
    { label: "Survival board", href: routes.survival(projectId), current: path.startsWith(routes.survival(projectId)) },
    { label: "Trainers", href: routes.trainers(projectId), current: path.startsWith(routes.trainers(projectId)) },
  ];
  return (
    <nav aria-label="Models" className="mb-4 -ml-2.5 flex flex-wrap gap-1">
      {tabs.map(({ label, href, current }) => (
        <Link
          key={href}
          href={href}
          aria-current={current ? "page" : undefined}
          className="flex h-7 items-center rounded-md px-2.5 text-on-surface-2 hover:text-on-surface aria-[current=page]:bg-sunken aria-[current=page]:font-medium aria-[current=page]:text-on-surface aria-[current=page]:inset-ring aria-[current=page]:inset-ring-line touch:h-11"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
