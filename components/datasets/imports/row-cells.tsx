import { cn } from "@/lib/cn";
import { cellText } from "./cells";

type RowCellsProps = { record: Record<string, unknown> | null; raw: string; field: string };

/** The row as the file has it; the cell that is complained about is marked. */
export function RowCells({ record, raw, field }: RowCellsProps) {
  if (!record)
    return (
      <pre className="max-h-[50dvh] overflow-auto whitespace-pre-wrap break-words rounded-md bg-sunken p-3 font-mono text-on-surface-2 text-xs">
        {raw || "(an empty row)"}
      </pre>
    );
  return (
    <dl>
      {Object.entries(record).map(([name, value]) => (
        <div
          key={name}
          className={cn(
            "grid grid-cols-[136px_minmax(0,1fr)] gap-x-3 border-b py-2 last:border-0 max-sm:grid-cols-1",
            isField(field, name) && "bg-caution-soft px-2 text-on-caution-soft",
          )}
        >
          <dt className="truncate font-mono text-xs leading-5">{name}</dt>
          <dd className="min-w-0 whitespace-pre-wrap break-words">
            {cellText(value) || <span className="text-on-surface-3 in-[.bg-caution-soft]:text-current">(empty)</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A problem's field may point into a cell: `messages[2]`. */
export function isField(field: string, column: string): boolean {
  return field === column || field.startsWith(`${column}[`) || field.startsWith(`${column}.`);
}
