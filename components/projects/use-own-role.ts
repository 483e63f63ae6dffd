"use client";

import { useQuery } from "@tanstack/react-query";
import { useMe } from "@/components/layout/use-me";
import type { Role } from "@/lib/accounts/permissions";
import { peopleQuery } from "@/lib/projects/hooks";

/** What somebody is in this project; null while it is not known. */
export function useOwnRole(projectId: string): Role | null {
  const me = useMe();
  const { data: people } = useQuery(peopleQuery(projectId));
  if (me?.role === "owner") return me.role;
  return people?.find(({ id }) => id === me?.userId)?.role ?? null;
}
