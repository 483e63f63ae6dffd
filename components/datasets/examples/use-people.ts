"use client";

import { useQuery } from "@tanstack/react-query";
import { useMe } from "@/components/layout/use-me";
import { mayDo, type Permission } from "@/lib/accounts/permissions";
import { peopleQuery } from "@/lib/projects/hooks";

export interface Place {
  userId: string | null;
  /** True while it is not known yet: the server has the last word, and nothing should flicker. */
  may: (permission: Permission) => boolean;
  nameOf: (userId: string | null) => string;
  people: readonly { id: string; name: string }[];
}

/** Who is looking, what they may do here, and what the others are called. */
export function usePeople(projectId: string): Place {
  const me = useMe();
  const { data: people = [] } = useQuery(peopleQuery(projectId));
  const role = me?.role === "owner" ? me.role : people.find(({ id }) => id === me?.userId)?.role;
  return {
    userId: me?.userId ?? null,
    may: (permission) => role === undefined || mayDo(role, permission),
    nameOf: (userId) => (userId === null ? "Somebody" : (people.find(({ id }) => id === userId)?.name ?? "Somebody who left")),
    people,
  };
}
