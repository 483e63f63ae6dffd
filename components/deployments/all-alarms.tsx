"use client";

import { useQuery } from "@tanstack/react-query";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { alarmsQuery } from "@/lib/deployments/spending/hooks";
import { routes } from "@/lib/routes";

/** What got worse and what costs too much without anybody noticing, above the list of all deployments. */
export function AllAlarms({ projectId }: { projectId: string }) {
  const { data = [] } = useQuery(alarmsQuery(projectId));
  if (data.length === 0) return null;
  return (
    <ul className="mt-6 grid gap-2.5" aria-label="What needs a look">
      {data.map(({ deploymentId, deployment, sentence, advice }) => (
        <li key={`${deploymentId} ${sentence}`}>
          <Notice
            tone="caution"
            title={`${deployment}: ${sentence}`}
            action={
              <LinkButton size="small" href={routes.deployment(projectId, deploymentId)}>
                Look at it
              </LinkButton>
            }
          >
            {advice}
          </Notice>
        </li>
      ))}
    </ul>
  );
}
