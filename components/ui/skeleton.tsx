import { cn } from "@/lib/cn";

export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cn("block h-3 rounded-sm bg-sunken inset-ring inset-ring-line/60", className)} />;
}
