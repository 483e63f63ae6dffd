import { cn } from "@/lib/cn";

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0]?.[0] ?? "?";
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? "") : "";
  return (first + last).toUpperCase();
}

const sizes = { small: "size-5 text-[9px]", normal: "size-7 text-2xs" };

export function Avatar({ name, size = "normal", className }: { name: string; size?: keyof typeof sizes; className?: string }) {
  return (
    <span
      title={name}
      aria-hidden="true"
      className={cn(
        "inline-flex shrink-0 items-center justify-center rounded-full bg-sunken font-medium text-on-surface-2 ring-1 ring-line",
        sizes[size],
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}
