import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

export function Page({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <main
      id="content"
      tabIndex={-1}
      className={cn("mx-auto w-full max-w-[1440px] flex-1 px-8 pt-6 pb-8 outline-none max-md:px-4 max-md:pb-24", className)}
    >
      {children}
    </main>
  );
}

/** Twelve columns, 24 px apart; one column on a phone. */
export function Grid({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cn("grid gap-6 md:grid-cols-12", className)}>{children}</div>;
}
