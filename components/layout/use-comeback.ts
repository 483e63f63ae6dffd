"use client";

import { type QueryFunctionContext, useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useId } from "react";
import { z } from "zod";
import { ApiError, fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";

const everyMs = 5_000;

export const isAway = (error: unknown) => error instanceof ApiError && error.problem.code === "unavailable";

/** Whether Hone and its database answer, whatever they say. */
export async function doesAnswer({ signal }: QueryFunctionContext): Promise<boolean> {
  return fetchJson(z.unknown(), routes.api.me(), { signal }).then(
    () => true,
    (error: unknown) => !isAway(error),
  );
}

/**
 * Calls `onBack` when Hone answers again. It is asked with a question of its own: repeating the one that failed would put the grey bars back on
 * the screen every time, and take the button from under the pointer.
 */
export function useComeback(hasGone: boolean, onBack: () => void): void {
  const { data: answers, dataUpdatedAt } = useQuery({
    queryKey: ["comeback", useId()],
    queryFn: doesAnswer,
    enabled: hasGone,
    // That it does not answer was just seen.
    initialData: false,
    staleTime: everyMs,
    gcTime: 0,
    refetchInterval: everyMs,
    refetchOnWindowFocus: "always",
  });
  const comeBack = useEffectEvent(onBack);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer counts, also one that says the same as the one before.
  useEffect(() => {
    if (hasGone && answers) comeBack();
  }, [hasGone, answers, dataUpdatedAt]);
}
