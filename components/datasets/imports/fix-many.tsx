"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { problemLabels } from "@/lib/datasets/imports/problem-kinds";
import type { Import, RejectedKind } from "@/lib/datasets/imports/schemas";
import { formatCount, formatNumber } from "@/lib/format";
import { SetValueDialog } from "./set-value-dialog";
import { useFixing } from "./use-fixing";

type FixManyProps = {
  projectId: string;
  import: Import;
  /** Those in sight: one, or all of them. */
  kinds: readonly RejectedKind[];
};

/** One decision for many rows. */
export function FixMany({ projectId, import: file, kinds }: FixManyProps) {
  const { fixMany, leaveOut, isBusy } = useFixing(projectId, file.id);
  const [isSetting, setSetting] = useState(false);
  const [only] = kinds.length === 1 ? kinds : [];
  const count = kinds.reduce((sum, kind) => sum + kind.count, 0);
  const canRepair = kinds.reduce((sum, kind) => sum + kind.canRepair, 0);
  const repairs = kinds
    .flatMap((kind) => kind.repairs.map((repair) => ({ ...repair, kind: kind.kind })))
    .filter((repair) => repair.count > 1);
  if (count < 2) return null;
  const where = only ? { kind: only.kind } : {};

  return (
    <div>
      <div className="flex flex-wrap items-center gap-1.5">
        {canRepair > 1 && (
          <Button size="small" busy={isBusy} onClick={() => fixMany({ ...where, change: { type: "repair" } })}>
            Take all {formatNumber(canRepair)} suggestions
          </Button>
        )}
        {repairs.slice(0, 4).map(({ kind, column, from, to, count: rows }) => (
          <Button
            key={`${column}\n${from}\n${to}`}
            size="small"
            busy={isBusy}
            onClick={() => fixMany({ kind, change: { type: "replace", column, from, to } })}
          >
            Use {to} for {from}, {formatNumber(rows)} rows
          </Button>
        ))}
        {only && (
          <Button size="small" onClick={() => setSetting(true)}>
            Fill in {only.count === 2 ? "both" : `all ${formatNumber(only.count)}`}
          </Button>
        )}
        <Button size="small" variant="plain" busy={isBusy} onClick={() => leaveOut(where)}>
          Leave out {only ? `all ${formatNumber(count)}` : formatCount(count, "row")}
        </Button>
      </div>
      {only && isSetting && (
        <SetValueDialog
          title={`Fill in ${formatCount(only.count, "row")}: ${problemLabels[only.kind].toLowerCase()}`}
          columns={file.mapping.columns.map(({ name }) => name)}
          field={only.field}
          onClose={() => setSetting(false)}
          busy={isBusy}
          onSet={(change) => fixMany({ kind: only.kind, change }, () => setSetting(false))}
        />
      )}
    </div>
  );
}
