"use client";

import { DefinitionList } from "@/components/ui/definition-list";
import { SectionHead } from "@/components/ui/section-head";
import type { Deployment } from "@/lib/deployments/schemas";
import { formatCount, formatDuration, formatPercent } from "@/lib/format";
import { ChangeSettings } from "./change-settings";
import { DeleteDeployment } from "./delete-deployment";

type DeploymentSettingsProps = { projectId: string; deployment: Deployment; mayLaunch: boolean };

/** How it checks, waits and logs. */
export function DeploymentSettings({ projectId, deployment, mayLaunch }: DeploymentSettingsProps) {
  const { answerSchema, formatMode, timeoutMs, logSample, logDays, redactsPersonal } = deployment;
  const format = !answerSchema ? "free" : formatMode === "enforce" ? "enforced, with one repair" : "checked and counted";
  const text = logSample === 0 ? "no text" : logSample === 1 ? "the text of all requests" : `the text of ${formatPercent(logSample, 0)}`;
  return (
    <section>
      <SectionHead title="Settings" actions={mayLaunch && <ChangeSettings projectId={projectId} deployment={deployment} />} />
      <DefinitionList
        className="mt-2"
        items={[
          { term: "Format", detail: format },
          { term: "Waits", detail: `${formatDuration(timeoutMs)} for an answer to begin` },
          { term: "Log", detail: `${text}, for ${formatCount(logDays, "day")}${redactsPersonal ? ", personal data taken out" : ""}` },
        ]}
      />
      {mayLaunch && <DeleteDeployment projectId={projectId} deployment={deployment} />}
    </section>
  );
}
