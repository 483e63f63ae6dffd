"use client";

import Link from "next/link";
import { DefinitionList } from "@/components/ui/definition-list";
import { Panel } from "@/components/ui/panel";
import { StateMark } from "@/components/ui/state-mark";
import type { Judging } from "@/lib/deployments/experiments/schemas";
import { formatCost, formatCount, formatNumber, formatPercent } from "@/lib/format";
import { routes } from "@/lib/routes";

/** Who marks the sample, how far that is, what it costs, and whether it can be believed. */
export function JudgePanel({ projectId, judging }: { projectId: string; judging: Judging }) {
  const { name, benchmarkId, share, perDay, isCalibrated, calibration } = judging;
  return (
    <Panel title={`The judge “${name}”`}>
      <StateMark state={isCalibrated ? "done" : "attention"}>{isCalibrated ? "calibrated" : "not calibrated yet"}</StateMark>
      <p className="hint mt-1">
        {calibration}{" "}
        <Link className="link" href={routes.benchmark(projectId, benchmarkId)}>
          See its benchmark
        </Link>
      </p>
      <DefinitionList
        className="mt-3"
        items={[
          { term: "Reads", detail: `${formatPercent(share, 0)} of the answers, ${formatNumber(perDay)} a day at most, of both alike` },
          { term: "Marked", detail: markedWords(judging) },
          { term: "Cost", detail: costWords(judging) },
        ]}
      />
    </Panel>
  );
}

function markedWords({ marked, waiting, unmarked, unmarkedReason }: Judging): string {
  const parts = [
    formatCount(marked, "answer"),
    ...(waiting > 0 ? [`${formatNumber(waiting)} waiting`] : []),
    ...(unmarked > 0 ? [`${formatNumber(unmarked)} without a mark, most often because: ${unmarkedReason ?? "no reason given"}`] : []),
  ];
  return parts.join(", ");
}

function costWords({ costUsd, unpriced, tokens }: Judging): string {
  const priced = unpriced > 0 && costUsd === 0 ? "no price is known" : formatCost(costUsd);
  return `${priced}, ${formatCount(tokens, "token")}`;
}
