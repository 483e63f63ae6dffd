import type { Column } from "@/components/ui/table";
import { cn } from "@/lib/cn";
import type { Run } from "@/lib/runs/schemas";
import { runSettings } from "@/lib/runs/settings/run-settings";
import { differingFields } from "@/lib/runs/settings/setting";

/** A column for every setting that is not the same in all of these rows; what is not as in the first one is bold. */
export function settingColumns<Row>(rows: readonly Row[], runOf: (row: Row) => Run): Column<Row>[] {
  const [first = [], ...others] = rows.map((row) => runSettings(runOf(row)));
  const differs = differingFields([first, ...others]);
  return first
    .filter(({ field }) => differs.has(field))
    .map(({ field, label, value: firstValue }) => ({
      id: field,
      head: label,
      onPhone: "below",
      cell: (row) => {
        const value = runSettings(runOf(row)).find((setting) => setting.field === field)?.value ?? "";
        return (
          <span className={cn("num block max-w-44 truncate", value !== firstValue && "font-semibold")} title={value}>
            <span className="font-normal text-on-surface-3 md:hidden">{label} </span>
            {value}
          </span>
        );
      },
    }));
}
