import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Workbench } from "@/components/layout/workbench";
import { cn } from "@/lib/cn";

type ImportFrameProps = {
  back: { href: string; label: string };
  title: string;
  /** Beside the title: how many rows, how large. */
  meta?: string | undefined;
  /** At the right end of the head. */
  aside?: ReactNode;
  /** The columns of the file, on the left; on a narrow window above the rest. */
  left?: ReactNode;
  /** Stays at the lower edge while the rest scrolls. */
  footer?: ReactNode;
  children: ReactNode;
};

/** A page of its own within the dataset: where it belongs and what it is in the head, work below. */
export function ImportFrame({ back, title, meta, aside, left, footer, children }: ImportFrameProps) {
  return (
    <Workbench
      head={
        <>
          <div className="flex min-w-0 flex-wrap items-center gap-x-3 max-md:flex-1">
            <Link
              href={back.href}
              className="flex min-h-8 min-w-0 items-center gap-1.5 text-on-surface-2 hover:text-on-surface touch:min-h-11"
            >
              <ArrowLeft className="size-3.5 shrink-0" strokeWidth={1.75} aria-hidden="true" />
              <span className="max-w-56 truncate">{back.label}</span>
            </Link>
            <span className="text-on-surface-3 max-md:hidden" aria-hidden="true">
              /
            </span>
            <h1 className="min-w-0 truncate font-semibold text-lg max-md:w-full">{title}</h1>
            {meta && <span className="hint num">{meta}</span>}
          </div>
          {aside && <div className="ml-auto max-md:ml-0">{aside}</div>}
        </>
      }
    >
      <div className={cn("flex min-h-full flex-col lg:h-full", left && "lg:flex-row")}>
        {left && (
          <section
            aria-label="Columns"
            className="flex shrink-0 flex-col bg-canvas px-6 py-5 max-lg:border-b max-md:px-4 lg:w-100 lg:overflow-y-auto lg:border-r xl:w-119"
          >
            {left}
          </section>
        )}
        <div className="flex min-w-0 flex-1 flex-col lg:min-h-0">
          <div className="min-w-0 flex-1 lg:min-h-0 lg:overflow-y-auto">{children}</div>
          {footer && (
            <footer className="sticky bottom-0 flex min-h-16 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-t bg-surface px-6 py-3 max-md:px-4">
              {footer}
            </footer>
          )}
        </div>
      </div>
    </Workbench>
  );
}
