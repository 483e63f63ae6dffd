import { StateMark } from "@/components/ui/state-mark";
import type { Import } from "@/lib/datasets/imports/schemas";

const steps = ["File", "Columns", "Import", "Done"];
const places: Record<Import["status"], number> = { uploaded: 1, importing: 2, done: 4, failed: 2 };

export function ImportSteps({ status }: { status: Import["status"] | null | undefined }) {
  const at = status ? places[status] : 0;
  return (
    <ol aria-label="Steps of the import" className="flex items-center gap-3 max-sm:hidden">
      {steps.map((step, index) => (
        <li key={step} aria-current={index === at ? "step" : undefined} className={index === at ? "font-medium" : "text-on-surface-2"}>
          <StateMark state={index < at ? "done" : status === "failed" && index === at ? "failed" : index === at ? "ready" : "open"}>
            {step}
          </StateMark>
        </li>
      ))}
    </ol>
  );
}
