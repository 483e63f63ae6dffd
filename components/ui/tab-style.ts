import { cn } from "@/lib/cn";

export const tabList = "flex gap-5 overflow-x-auto border-b";

export function tabClass(className?: string): string {
  return cn(
    "relative -mb-px flex h-9 shrink-0 items-center gap-1.5 border-transparent border-b-2 text-on-surface-2 hover:text-on-surface aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-on-surface data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-on-surface touch:h-11",
    className,
  );
}
