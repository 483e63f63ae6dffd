import Link from "next/link";
import type { ReactNode } from "react";
import { StateIcon, type StateName } from "../ui/state-icon";

export type Chapter = {
  href: string;
  label: string;
  current: boolean;
  /** On the phone's tabs, where room is short: "Evaluate". */
  shortLabel?: string;
  /** A chapter that needs you wears a state mark; the label is read out. */
  mark?: { state: StateName; label: string };
  /** The same where a later chapter of the story knows what needs you. */
  badge?: ReactNode;
};

export function Chapters({ chapters }: { chapters: readonly Chapter[] }) {
  if (chapters.length === 0) return null;
  return (
    <nav aria-label="Project" className="ml-5 flex items-stretch gap-0.5 self-stretch max-md:hidden">
      {chapters.map((chapter) => (
        <Link
          key={chapter.href}
          href={chapter.href}
          aria-current={chapter.current ? "page" : undefined}
          className="relative flex items-center gap-1.5 whitespace-nowrap px-3 text-on-surface-2 -outline-offset-2 after:absolute after:inset-x-3 after:-bottom-px after:h-0.5 hover:text-on-surface aria-[current=page]:font-medium aria-[current=page]:text-on-surface aria-[current=page]:after:bg-accent max-lg:px-2 max-lg:after:inset-x-2"
        >
          {chapter.label}
          {chapter.mark && (
            <span title={chapter.mark.label}>
              <StateIcon state={chapter.mark.state} className="size-3" />
              <span className="sr-only">{chapter.mark.label}</span>
            </span>
          )}
          {chapter.badge}
        </Link>
      ))}
    </nav>
  );
}
