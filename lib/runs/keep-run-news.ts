import type { QueryClient } from "@tanstack/react-query";
import { runCheckpointsQuery, runEventsQuery, runMetricsQuery, runQuery } from "./hooks";
import type { RunNews } from "./schemas";

/**
 * Puts news where the run's queries keep what they know: events once each, a step's newest figures, the rest as it is now. `isWhole`: told
 * from the beginning, so that what was known before is left behind.
 */
export async function keepRunNews(client: QueryClient, projectId: string, news: RunNews, isWhole: boolean): Promise<void> {
  const { run, events, metrics, checkpoints, isFinal } = news;
  const runKey = runQuery(projectId, run.id).queryKey;
  const checkpointsKey = runCheckpointsQuery(projectId, run.id, !isFinal).queryKey;
  const eventsKey = runEventsQuery(projectId, run.id).queryKey;
  const metricsKey = runMetricsQuery(projectId, run.id).queryKey;
  // An answer that is still on its way is older than this, and would take its place.
  await Promise.all([runKey, checkpointsKey, eventsKey, metricsKey].map((queryKey) => client.cancelQueries({ queryKey, exact: true })));
  client.setQueryData(runKey, run);
  client.setQueryData(checkpointsKey, checkpoints);
  client.setQueryData(eventsKey, (known) => {
    const old = isWhole ? [] : (known?.items ?? []);
    const ids = new Set(old.map(({ id }) => id));
    return { items: [...old, ...events.filter(({ id }) => !ids.has(id))], isFinal };
  });
  client.setQueryData(metricsKey, (known) => {
    const byStep = new Map([...(isWhole ? [] : (known?.items ?? [])), ...metrics].map((metric) => [metric.step, metric]));
    return { items: [...byStep.values()].sort((one, other) => one.step - other.step), isFinal };
  });
}
