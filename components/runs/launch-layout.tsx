import type { ReactNode } from "react";

type LaunchLayoutProps = {
  head: ReactNode;
  /** Said on a phone instead of the recipe. */
  narrow: ReactNode;
  recipe: ReactNode;
  seen: ReactNode;
  checks: ReactNode;
  launch: ReactNode;
};

/** Recipe, what becomes of the examples, and what it takes: side by side, each scrolling alone, the one button always in sight. */
export function LaunchLayout({ head, narrow, recipe, seen, checks, launch }: LaunchLayoutProps) {
  return (
    <main id="content" tabIndex={-1} className="flex flex-col outline-none lg:h-[calc(100dvh-3rem)]">
      <div className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-b bg-surface px-6 py-2 max-md:px-4">{head}</div>
      <div className="p-4 md:hidden">{narrow}</div>
      <div className="flex min-h-0 flex-1 max-lg:flex-col max-md:hidden">
        <section aria-label="Recipe" className="shrink-0 border-r p-6 lg:w-78 lg:overflow-y-auto xl:w-81">
          {recipe}
        </section>
        <div className="min-w-0 flex-1 bg-surface px-6 py-5 lg:overflow-y-auto">{seen}</div>
        <div className="flex shrink-0 flex-col border-l lg:w-100 xl:w-121">
          <div className="min-h-0 flex-1 px-6 py-5 lg:overflow-y-auto">{checks}</div>
          <div className="shrink-0 border-t bg-surface px-6 py-4 max-lg:sticky max-lg:bottom-0">{launch}</div>
        </div>
      </div>
    </main>
  );
}
