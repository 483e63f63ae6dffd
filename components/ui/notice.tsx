import { Info, TriangleAlert, XCircle } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

const tones = {
  accent: { box: "bg-accent-soft text-on-accent-soft", Icon: Info },
  positive: { box: "bg-positive-soft text-on-positive-soft", Icon: Info },
  caution: { box: "bg-caution-soft text-on-caution-soft", Icon: TriangleAlert },
  negative: { box: "bg-negative-soft text-on-negative-soft", Icon: XCircle },
};

type NoticeProps = {
  tone: keyof typeof tones;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  icon?: ReactNode;
  className?: string;
};

/** What, why, what to do: beside the thing it is about. */
export function Notice({ tone, title, children, action, icon, className }: NoticeProps) {
  const { box, Icon } = tones[tone];
  return (
    <div
      role={tone === "negative" ? "alert" : undefined}
      className={cn("flex flex-wrap items-start gap-x-2.5 gap-y-2 rounded-md p-3", box, className)}
    >
      <span className="mt-0.5">{icon ?? <Icon className="size-4" strokeWidth={1.75} aria-hidden="true" />}</span>
      <div className="min-w-48 flex-1">
        {title && <p className="font-medium">{title}</p>}
        {children && <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}
