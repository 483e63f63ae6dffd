import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { Fold } from "./fold";
import { StateIcon } from "./state-icon";

type ErrorStateProps = {
  /** What happened. */
  title: ReactNode;
  /** Why, whose fault it is when known, and what is safe. */
  children?: ReactNode;
  actions?: ReactNode;
  /** It is tried again without anybody doing anything. */
  comesBack?: boolean;
  reference?: string;
  raw?: string;
  className?: string;
};

export function ErrorState({ title, children, actions, comesBack = false, reference, raw, className }: ErrorStateProps) {
  return (
    <div className={cn("mx-auto flex w-full max-w-[560px] gap-4 py-12", className)} role="alert">
      <StateIcon state="failed" className="mt-1 size-5" />
      <div className="min-w-0 flex-1">
        <h2 className="font-semibold text-xl">{title}</h2>
        {children && <div className="mt-1.5 text-base text-on-surface-2">{children}</div>}
        {(actions || comesBack) && (
          <div className="mt-4 flex flex-wrap items-center gap-3">
            {actions}
            {comesBack && <span className="hint">Tries again by itself every few seconds.</span>}
          </div>
        )}
        {(reference || raw) && (
          <Fold
            className="mt-4 text-xs"
            label={
              <span className="flex flex-wrap gap-x-3 font-normal">
                For whoever looks after this installation
                {reference && <span className="font-mono">{reference}</span>}
              </span>
            }
          >
            <pre className="overflow-x-auto whitespace-pre-wrap rounded-md bg-sunken p-3 font-mono text-on-surface-2 text-xs">
              {raw ?? reference}
            </pre>
          </Fold>
        )}
      </div>
    </div>
  );
}
