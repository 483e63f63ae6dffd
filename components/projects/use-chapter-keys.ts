"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { useKeys } from "@/components/ui/use-keys";
import { routes } from "@/lib/routes";

const withinMs = 1200;

/** G, then the letter of a chapter: G D goes to the data. */
export function useChapterKeys(projectId: string): void {
  const router = useRouter();
  const pressedAt = useRef(0);
  const go = (href: string) => () => {
    if (Date.now() - pressedAt.current > withinMs) return;
    pressedAt.current = 0;
    router.push(href);
  };

  useKeys({
    g: () => {
      pressedAt.current = Date.now();
    },
    o: go(routes.project(projectId)),
    d: go(routes.data(projectId)),
    r: go(routes.runs(projectId)),
    m: go(routes.models(projectId)),
    e: go(routes.evaluations(projectId)),
    p: go(routes.deployments(projectId)),
  });
}
