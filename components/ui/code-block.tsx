import { cn } from "@/lib/cn";
import { CopyButton } from "./copy-button";

type CodeBlockProps = { children: string; label?: string; copy?: boolean; className?: string };

export function CodeBlock({ children, label, copy = true, className }: CodeBlockProps) {
  return (
    <figure className={cn("min-w-0 overflow-hidden rounded-md border bg-sunken", className)}>
      {(label || copy) && (
        <figcaption className="flex h-8 items-center border-b pr-1 pl-3 touch:h-11">
          <span className="hint flex-1">{label}</span>
          {copy && <CopyButton text={children} />}
        </figcaption>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="overflow-x-auto p-3 font-mono text-on-surface-2 text-xs leading-5">
        {children}
      </pre>
    </figure>
  );
}
