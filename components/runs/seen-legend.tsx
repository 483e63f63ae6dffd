import type { RunPreview } from "@/lib/runs/previews/schemas";

export function SeenLegend({ template }: Pick<RunPreview, "template">) {
  return (
    <div className="mt-2.5 flex flex-wrap items-center gap-x-5 gap-y-1 text-on-surface-2 text-xs">
      <span className="flex items-center gap-1.5">
        <span className="h-3 w-4 rounded-sm border-accent-line border-b-2 bg-accent-soft" />
        learned
      </span>
      <span className="flex items-center gap-1.5">
        <span className="font-mono" aria-hidden="true">
          abc
        </span>
        read, not learned
      </span>
      <span className="flex items-center gap-1.5">
        <span className="hatch-cut h-3 w-4 rounded-sm border border-caution/40" />
        cut, never seen
      </span>
      <span className="num ml-auto" title={template.note}>
        {template.name === null ? "No published template" : `Template ${template.name}, sha ${template.hash.slice(0, 4)}`}
      </span>
    </div>
  );
}
