import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

type DefinitionListProps = { items: readonly { term: ReactNode; detail: ReactNode }[]; className?: string };

/** "Made from": what a thing came out of, one line each. */
export function DefinitionList({ items, className }: DefinitionListProps) {
  return (
    <dl className={cn("grid grid-cols-[104px_minmax(0,1fr)] gap-x-3 gap-y-1.5", className)}>
      {items.map((item, index) => (
        <div key={index} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-on-surface-2">{item.term}</dt>
          <dd className="min-w-0 break-words">{item.detail}</dd>
        </div>
      ))}
    </dl>
  );
}
