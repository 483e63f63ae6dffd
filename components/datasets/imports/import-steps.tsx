import { Fragment } from "react";
import { StateMark } from "@/components/ui/state-mark";

export const importSteps = ["File", "Columns", "Check", "Done"] as const;
export type ImportStep = (typeof importSteps)[number];

type ImportStepsProps = { at: ImportStep; state?: "ready" | "running" | "done" | "failed" };

export function ImportSteps({ at, state = "ready" }: ImportStepsProps) {
  const place = importSteps.indexOf(at);
  return (
    <ol aria-label="Steps of the import" className="flex items-center gap-2.5 text-xs max-sm:hidden">
      {importSteps.map((step, index) => (
        <Fragment key={step}>
          {index > 0 && <li aria-hidden="true" className="h-px w-5 bg-line-strong/45" />}
          <li aria-current={index === place ? "step" : undefined} className={index === place ? "font-medium" : "text-on-surface-3"}>
            <StateMark state={index < place ? "done" : index === place ? state : "open"}>{step}</StateMark>
          </li>
        </Fragment>
      ))}
    </ol>
  );
}
