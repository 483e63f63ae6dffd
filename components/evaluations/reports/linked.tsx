import Link from "next/link";
import type { ReactNode } from "react";

/** Words that lead to the page that they were read from, where there is one. */
export const linked = (text: string, href: string | null | undefined): ReactNode =>
  href ? (
    <Link className="link" href={href}>
      {text}
    </Link>
  ) : (
    text
  );
