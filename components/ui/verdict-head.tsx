import type { ReactNode } from "react";
import { BackLink } from "./back-link";

type VerdictHeadProps = {
  children: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  figure?: ReactNode;
  back?: { href: string; label: string };
  className?: string;
};

/** A decision screen opens with a sentence a person can repeat in a meeting. */
export function VerdictHead({ children, lead, actions, figure, back, className }: VerdictHeadProps) {
  return (
    <header className={className}>
      {back && <BackLink {...back} />}
      <div className="flex items-start gap-x-7 gap-y-4 max-md:flex-col">
        {figure && <div className="shrink-0 pt-1 max-md:w-full">{figure}</div>}
        <div className="min-w-0 flex-1">
          <h1 className="font-semibold text-2xl max-md:text-xl">{children}</h1>
          {lead && <p className="mt-2 max-w-[92ch] text-base text-on-surface-2 text-pretty">{lead}</p>}
        </div>
        {actions && (
          <div className="flex max-w-full shrink-0 items-center gap-2 max-md:w-full max-md:flex-wrap max-md:*:flex-1">{actions}</div>
        )}
      </div>
    </header>
  );
}
