import type { KeyboardEvent, ReactNode } from "react";
import { StateIcon } from "@/components/ui/state-icon";
import { cn } from "@/lib/cn";

type TurnRowProps = {
  label: ReactNode;
  menu?: ReactNode;
  problem?: string | null;
  className?: string;
  onKeyDown?: (event: KeyboardEvent) => void;
  children: ReactNode;
};

/** Who speaks stands in the gutter, what is said beside it. */
export function TurnRow({ label, menu, problem, className, onKeyDown, children }: TurnRowProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to keys of the fields inside, and is none itself.
    <div
      onKeyDown={onKeyDown}
      className={cn(
        "grid grid-cols-[76px_minmax(0,1fr)_28px] gap-x-3 px-5 py-3 max-sm:grid-cols-[minmax(0,1fr)_44px] max-sm:gap-y-2 max-md:px-4",
        className,
      )}
    >
      <div className="label pt-0.5 max-sm:self-center">{label}</div>
      <div className="min-w-0 max-sm:order-3 max-sm:col-span-2">
        {children}
        {problem && <FieldProblem>{problem}</FieldProblem>}
      </div>
      <div className="-my-1 max-sm:order-2">{menu}</div>
    </div>
  );
}

export function FieldProblem({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="mt-2.5 flex items-start gap-1.5 text-negative text-xs">
      <StateIcon state="failed" className="mt-0.5 size-3" />
      <span>{children}</span>
    </p>
  );
}
