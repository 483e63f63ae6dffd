"use client";

import { useQuery } from "@tanstack/react-query";
import { meQuery } from "@/lib/accounts/hooks";
import type { Person } from "@/lib/accounts/schemas";
import { useHydrated } from "./use-hydrated";

/**
 * Who is signed in; undefined until that is known. Also while a part of the page wakes up, although the answer may be there already: what the
 * server has drawn knows nobody, and React never corrects an attribute such as `disabled` that differs from it.
 */
export function useMe(): Person | undefined {
  const { data } = useQuery(meQuery());
  const isHydrated = useHydrated();
  return isHydrated ? data : undefined;
}
