import { cn } from "@/lib/cn";

export function HoneMark({ className }: { className?: string }) {
  return (
    <svg className={cn("size-5 shrink-0", className)} viewBox="0 0 20 20" aria-hidden="true">
      <path className="fill-on-surface" d="M2.5 2.5h3.4v15H2.5zM14.1 2.5h3.4v15h-3.4z" />
      <path className="fill-accent" d="M7.3 7.2 14.1 10 7.3 12.8z" />
    </svg>
  );
}
