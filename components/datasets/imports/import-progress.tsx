import { Progress } from "@/components/ui/progress";
import type { Import } from "@/lib/datasets/imports/schemas";
import { formatNumber } from "@/lib/format";

export function ImportProgress({ import: { fileName, rowCount, acceptedCount, rejectedCount, repeatedCount } }: { import: Import }) {
  const done = acceptedCount + rejectedCount + repeatedCount;
  return (
    <div className="panel mx-auto grid max-w-160 gap-3 p-6" role="status">
      <p className="text-base">
        Importing <strong className="font-semibold">{fileName}</strong>
      </p>
      {rowCount > 0 && <Progress label="Rows imported" value={done} max={rowCount} />}
      <p className="hint num">
        {rowCount > 0 ? `${formatNumber(done)} of ${formatNumber(rowCount)} rows. ` : `${formatNumber(done)} rows so far. `}
        You can leave this page: the import goes on without it.
      </p>
    </div>
  );
}
