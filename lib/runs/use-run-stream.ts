"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { routes } from "@/lib/routes";
import { keepRunNews } from "./keep-run-news";
import { runNewsSchema } from "./schemas";

/** A server that refuses the stream is asked again after this long; until then the page asks for the news itself. */
const againMs = 10_000;

/**
 * Listens to a run while it is on and somebody looks. True while news comes by itself. A browser holds few connections to one server, so a
 * page in the background gives its one back and goes on where it stopped.
 */
export function useRunStream(projectId: string, runId: string, isOn: boolean): boolean {
  const client = useQueryClient();
  const [isStreamed, setStreamed] = useState(false);
  const cursor = useRef("");

  // biome-ignore lint/correctness/useExhaustiveDependencies: another run is read from its beginning
  useEffect(() => {
    cursor.current = "";
  }, [runId]);

  useEffect(() => {
    if (!isOn) return;
    let source: EventSource | null = null;
    let again: ReturnType<typeof setTimeout> | undefined;
    let kept = Promise.resolve();

    function close() {
      clearTimeout(again);
      source?.close();
      source = null;
      setStreamed(false);
    }

    function open() {
      close();
      if (document.hidden) return;
      const opened = new EventSource(routes.api.runStream(projectId, runId, { after: cursor.current }));
      source = opened;
      opened.addEventListener("news", ({ data, lastEventId }) => {
        const isWhole = cursor.current === "";
        cursor.current = lastEventId;
        kept = kept.then(() => keepRunNews(client, projectId, runNewsSchema.parse(JSON.parse(data)), isWhole));
        setStreamed(true);
      });
      opened.addEventListener("end", close);
      opened.addEventListener("error", () => {
        setStreamed(false);
        // The browser connects again by itself, unless the server has refused.
        if (opened.readyState === EventSource.CLOSED) again = setTimeout(open, againMs);
      });
    }

    open();
    document.addEventListener("visibilitychange", open);
    return () => {
      document.removeEventListener("visibilitychange", open);
      close();
    };
  }, [client, projectId, runId, isOn]);

  return isOn && isStreamed;
}
