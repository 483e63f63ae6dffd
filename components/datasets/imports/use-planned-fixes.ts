"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { errorWords } from "@/components/layout/error-words";
import { useToast } from "@/components/ui/toast-context";
import { rejectedQuery, useFixRejected, useLeaveOutRejected } from "@/lib/datasets/imports/hooks";
import type { Import } from "@/lib/datasets/imports/schemas";
import { formatCount } from "@/lib/format";
import { type PlannedFixes, takePlanned } from "./planned-fixes";

/** The moment an import is done, what was mended before it is applied to the rows that now wait. */
export function usePlannedFixes(projectId: string, { id: importId, status }: Import): void {
  const client = useQueryClient();
  const { notify } = useToast();
  const { mutateAsync: fix } = useFixRejected(projectId, importId);
  const { mutateAsync: leaveOut } = useLeaveOutRejected(projectId, importId);

  useEffect(() => {
    if (status !== "done") return;
    async function apply(planned: PlannedFixes) {
      const last = Math.max(...Object.keys(planned).map(Number));
      const { pages } = await client.fetchInfiniteQuery({
        ...rejectedQuery(projectId, importId),
        getNextPageParam: (page) => ((page.items.at(-1)?.rowNumber ?? last) < last ? page.nextCursor : null),
        pages: 50,
      });
      const rows = pages.flatMap(({ items }) => items).filter(({ rowNumber }) => rowNumber in planned);
      const outIds = rows.filter(({ rowNumber }) => planned[rowNumber] === null).map(({ id }) => id);
      if (outIds.length > 0) await leaveOut({ rowIds: outIds });
      let added = 0;
      for (const { id, rowNumber } of rows) {
        const input = planned[rowNumber];
        if (input && (await fix({ rowId: id, ...input })).outcome === "added") added++;
      }
      const out = outIds.length > 0 ? ` ${formatCount(outIds.length, "row was", "rows were")} left out.` : "";
      notify({
        state: "done",
        title: `${formatCount(added, "row", "rows")} that you had fixed ${added === 1 ? "is" : "are"} in too.${out}`,
      });
    }
    const planned = takePlanned(importId);
    if (Object.keys(planned).length === 0) return;
    apply(planned).catch((error: unknown) =>
      notify({ state: "failed", title: "Not every row that you had fixed went in. They wait in the list.", body: errorWords(error) }),
    );
  }, [status, projectId, importId, client, fix, leaveOut, notify]);
}
