"use client";

import { useQuery } from "@tanstack/react-query";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useToast } from "@/components/ui/toast-context";
import { alarmsQuery, useCallNormal } from "@/lib/deployments/spending/hooks";

type QualityAlarmsProps = { projectId: string; deploymentId: string; mayLaunch: boolean };

/** What got worse or became different on this deployment; what it costs stands where its cost stands. */
export function QualityAlarms({ projectId, deploymentId, mayLaunch }: QualityAlarmsProps) {
  const { data = [] } = useQuery(alarmsQuery(projectId));
  const { notify } = useToast();
  const normal = useCallNormal(projectId, deploymentId);
  const own = data.filter((alarm) => alarm.deploymentId === deploymentId);
  const failed = (error: unknown) => notify({ title: "It is not called normal yet.", body: errorWords(error), state: "failed" });
  return own
    .filter(({ kind }) => kind === "quality" || kind === "drift")
    .map(({ kind, sentence, advice }) => (
      <Notice
        key={sentence}
        tone="caution"
        className="mt-4"
        title={sentence}
        action={
          kind === "drift" &&
          mayLaunch && (
            <Button size="small" busy={normal.isPending} onClick={() => normal.mutate(undefined, { onError: failed })}>
              This is normal now
            </Button>
          )
        }
      >
        {advice}
      </Notice>
    ));
}
