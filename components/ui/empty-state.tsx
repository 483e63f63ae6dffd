import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { StateIcon, type StateName } from "./state-icon";

type Step = { title: ReactNode; children?: ReactNode; state: StateName; action?: ReactNode };

type EmptyStateProps = {
  title: ReactNode;
  /** Why it is empty and what it will tell you. */
  children: ReactNode;
  action?: ReactNode;
  steps?: readonly Step[];
  aside?: ReactNode;
  className?: string;
};

export function EmptyState({ title, children, action, steps, aside, className }: EmptyStateProps) {
  return (
    <section
      className={cn(
        "grid items-center gap-x-20 gap-y-8 py-12",
        aside && "lg:grid-cols-[minmax(0,560px)_minmax(0,480px)] lg:justify-center",
        className,
      )}
    >
      <div className={cn("min-w-0 max-w-[560px]", !aside && "mx-auto w-full")}>
        <h2 className="font-semibold text-2xl max-md:text-xl">{title}</h2>
        <div className="mt-2 max-w-[52ch] text-base text-on-surface-2">{children}</div>
        {steps && (
          <ol className="mt-6">
            {steps.map((step, index) => (
              <li key={index} className="flex items-start gap-4 border-t py-4 first:border-0">
                <StateIcon state={step.state} className="mt-1 size-4" />
                <div className="min-w-0 flex-1">
                  <p className={cn("font-medium text-base", step.state === "done" && "text-on-surface-2")}>{step.title}</p>
                  {step.children && <div className="mt-0.5 text-on-surface-2">{step.children}</div>}
                </div>
                {step.action}
              </li>
            ))}
          </ol>
        )}
        {action && <div className="mt-5 flex flex-wrap items-center gap-3">{action}</div>}
      </div>
      {aside}
    </section>
  );
}
