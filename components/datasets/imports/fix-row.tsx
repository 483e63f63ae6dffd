"use client";

import { Button } from "@/components/ui/button";
import type { RejectedKind, RejectedRow } from "@/lib/datasets/imports/schemas";
import { ProblemLine } from "./problem-line";
import { fixWords, suggestionWords } from "./row-fixes";
import { useFixing } from "./use-fixing";

type FixRowProps = { projectId: string; importId: string; row: RejectedRow; kinds: readonly RejectedKind[]; onOpen: () => void };

export function FixRow({ projectId, importId, row, kinds, onOpen }: FixRowProps) {
  const { fixMany, leaveOut, isBusy } = useFixing(projectId, importId);
  const { fix, kind } = row;
  const same =
    fix &&
    kinds
      .find((one) => one.kind === kind)
      ?.repairs.find(({ column, from, to }) => column === fix.column && from === fix.from && to === fix.to);

  return (
    <li>
      <ProblemLine {...row}>
        {fix ? (
          <>
            <Button
              size="small"
              busy={isBusy}
              onClick={() =>
                fixMany(
                  same
                    ? { kind, change: { type: "replace", column: fix.column, from: fix.from, to: fix.to } }
                    : { rowIds: [row.id], change: { type: "repair" } },
                )
              }
            >
              {suggestionWords(kind, fix, same?.count)}
            </Button>
            <Button size="small" variant="plain" onClick={onOpen}>
              {fixWords(kind)}
            </Button>
          </>
        ) : (
          <Button size="small" onClick={onOpen}>
            {fixWords(kind)}
          </Button>
        )}
        <Button
          size="small"
          variant="plain"
          disabledReason={isBusy ? "The row is being changed." : undefined}
          onClick={() => leaveOut({ rowIds: [row.id] })}
        >
          Leave out
        </Button>
      </ProblemLine>
    </li>
  );
}
