"use client";

import { useQuery } from "@tanstack/react-query";
import { ChartFigure } from "@/components/charts/chart-figure";
import { LoadError } from "@/components/layout/load-error";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { trafficQuery } from "@/lib/deployments/hooks";
import type { DeploymentTraffic } from "@/lib/deployments/schemas";
import { formatCount, formatNumber, formatTime } from "@/lib/format";

/** The last day by the hour; what failed stands at the foot of its bar. */
export function HoursPicture({ projectId, deploymentId }: { projectId: string; deploymentId: string }) {
  const { data, error, refetch } = useQuery(trafficQuery(projectId, deploymentId));
  if (!data && error) return <LoadError title="The requests of the last day could not be loaded." error={error} onRetry={refetch} />;
  if (!data) return <Skeleton className="h-48 w-full" />;
  const total = data.hours.reduce((sum, { requests }) => sum + requests, 0);
  const failed = data.hours.reduce((sum, hour) => sum + hour.failed, 0);
  return (
    <Panel title="The last day" hint="requests by the hour, UTC">
      {total === 0 ? (
        <p className="py-6 text-center text-on-surface-2">Nobody has asked in the last day. What is asked shows up here within seconds.</p>
      ) : (
        <ChartFigure
          summary={`${formatCount(total, "request")} in the last day, ${formatNumber(failed)} of them failed.`}
          head={["Hour", "Requests", "Failed"]}
          rows={data.hours.map(({ hour, ...counts }) => [formatTime(hour), formatNumber(counts.requests), formatNumber(counts.failed)])}
        >
          <Bars hours={data.hours} />
        </ChartFigure>
      )}
    </Panel>
  );
}

const height = 120;

function Bars({ hours }: Pick<DeploymentTraffic, "hours">) {
  const most = Math.max(...hours.map(({ requests }) => requests), 1);
  return (
    <div className="mt-2">
      <p className="hint num border-b border-grid pb-0.5">{formatNumber(most)}</p>
      <div className="flex items-end gap-1 border-line-strong border-b max-md:gap-0.5" style={{ height }}>
        {hours.map(({ hour, requests, failed }) => (
          <div key={hour.getTime()} className="flex min-w-0 flex-1 flex-col justify-end self-stretch">
            <div className="rounded-t-sm bg-on-surface/70" style={{ height: tall(requests - failed, most) }} />
            <div className="bg-negative" style={{ height: tall(failed, most) }} />
          </div>
        ))}
      </div>
      <div className="num hint mt-1 flex justify-between">
        {[0, 6, 12, 18, 23].map((index) => (
          <span key={index}>{hours[index] ? formatTime(hours[index].hour) : ""}</span>
        ))}
      </div>
    </div>
  );
}

/** What is there at all can be seen. */
const tall = (count: number, most: number) => (count <= 0 ? 0 : Math.max(2, (count / most) * height));
