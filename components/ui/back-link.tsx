import { ArrowLeft } from "lucide-react";
import Link from "next/link";

/** Over the title of a page: the list that it comes from. */
export function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <Link href={href} className="mb-1 inline-flex min-h-6 items-center gap-1.5 text-on-surface-2 text-xs hover:text-on-surface">
      <ArrowLeft className="size-3.5" strokeWidth={1.75} aria-hidden="true" />
      {label}
    </Link>
  );
}
