import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { tabClass, tabList } from "./tab-style";

type LinkTabsProps = {
  label: string;
  tabs: readonly { href: string; label: ReactNode; count?: ReactNode; current: boolean }[];
  className?: string;
};

export function LinkTabs({ label, tabs, className }: LinkTabsProps) {
  return (
    <nav aria-label={label} className={cn(tabList, className)}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={tab.current ? "page" : undefined} className={tabClass("-outline-offset-2")}>
          {tab.label}
          {tab.count !== undefined && <span className="num font-normal text-on-surface-3">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
