import Link from "next/link";
import { cn } from "@/lib/cn";
import { StateIcon } from "../ui/state-icon";
import { chapterIcon } from "./chapter-icon";
import type { Chapter } from "./chapters";

/** Every chapter: at 320 px six are 53 px wide each, and one that is left out cannot wear the mark that it needs you. */
export function BottomTabs({ chapters }: { chapters: readonly Chapter[] }) {
  if (chapters.length === 0) return null;
  return (
    <nav
      aria-label="Project, on a phone"
      className="fixed inset-x-0 bottom-0 z-20 grid h-[60px] auto-cols-fr grid-flow-col border-t bg-surface md:hidden print:hidden"
    >
      {chapters.map((chapter) => {
        const Icon = chapterIcon(chapter.label);
        return (
          <Link
            key={chapter.href}
            href={chapter.href}
            aria-current={chapter.current ? "page" : undefined}
            className={cn(
              "relative flex flex-col items-center justify-center gap-1 text-2xs text-on-surface-3 -outline-offset-2",
              chapter.current && "font-medium text-accent",
            )}
          >
            <Icon className="size-4.5" strokeWidth={1.75} aria-hidden="true" />
            {chapter.shortLabel ?? chapter.label}
            {chapter.mark && (
              <span className="absolute top-2 left-[calc(50%+8px)]">
                <StateIcon state={chapter.mark.state} className="size-3" />
                <span className="sr-only">{chapter.mark.label}</span>
              </span>
            )}
            {chapter.badge && <span className="absolute top-2 left-[calc(50%+8px)]">{chapter.badge}</span>}
          </Link>
        );
      })}
    </nav>
  );
}
