"use client";

import { useQuery } from "@tanstack/react-query";
import { trainersQuery } from "@/lib/trainers/hooks";

/** Who can be asked to judge or to embed. */
export function useTrainers(projectId: string) {
  return useQuery(trainersQuery(projectId)).data ?? [];
}
