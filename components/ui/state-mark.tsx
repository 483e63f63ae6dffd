import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { StateIcon, type StateName } from "./state-icon";

type StateMarkProps = { state: StateName; children: ReactNode; className?: string };

/** Shape first, word second, colour last: the shape is hidden from readers, its word is not. */
export function StateMark({ state, children, className }: StateMarkProps) {
  return (
    <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap align-middle", className)}>
      <StateIcon state={state} />
      <span>{children}</span>
    </span>
  );
}
