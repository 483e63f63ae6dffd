import type { ReactNode } from "react";
import { HoneMark } from "./hone-mark";
import { NarrowingPicture } from "./narrowing-picture";

type FocusLayoutProps = { children: ReactNode; footer?: ReactNode; aside?: ReactNode };

/** One task, no bar: signing in, the first visit. */
export function FocusLayout({ children, footer, aside = <NarrowingPicture /> }: FocusLayoutProps) {
  return (
    <div className="grid min-h-dvh flex-1 lg:grid-cols-[580px_minmax(0,1fr)]">
      <main
        id="content"
        tabIndex={-1}
        className="flex flex-col border-r bg-surface px-22 text-on-surface outline-none max-lg:px-8 max-lg:mx-auto max-lg:w-full max-lg:max-w-140 max-lg:border-0 max-md:px-4 max-lg:bg-transparent"
      >
        <p className="flex items-center gap-2.5 pt-10">
          <HoneMark className="size-6" />
          <span className="font-semibold text-lg tracking-[-0.02em]">Hone</span>
        </p>
        <div className="my-auto py-10">{children}</div>
        {footer && <div className="hint pb-10">{footer}</div>}
      </main>
      <aside className="relative overflow-hidden max-lg:hidden" aria-hidden="true">
        {aside}
      </aside>
    </div>
  );
}
