import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { BackLink } from "./back-link";

type PageHeadProps = {
  title: ReactNode;
  mark?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  back?: { href: string; label: string };
  className?: string;
};

export function PageHead({ title, mark, lead, actions, back, className }: PageHeadProps) {
  return (
    <header className={cn("flex items-start gap-x-6 gap-y-3 max-md:flex-col", className)}>
      <div className="min-w-0 flex-1">
        {back && <BackLink {...back} />}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="font-semibold text-xl">{title}</h1>
          {mark}
        </div>
        {lead && <p className="mt-0.5 text-on-surface-2 text-pretty">{lead}</p>}
      </div>
      {actions && <div className="flex shrink-0 flex-wrap items-center gap-2 max-md:w-full max-md:*:flex-1">{actions}</div>}
    </header>
  );
}
