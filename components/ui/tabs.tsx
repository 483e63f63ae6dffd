"use client";

import { Tabs as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { tabClass, tabList } from "./tab-style";

type TabsProps = {
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  tabs: readonly { value: string; label: ReactNode; count?: ReactNode }[];
  /** One TabPanel a tab. */
  children: ReactNode;
  listClassName?: string;
  className?: string;
};

export function Tabs({ label, value, onValueChange, tabs, children, listClassName, className }: TabsProps) {
  return (
    <Primitive.Root value={value} onValueChange={onValueChange} className={className}>
      <Primitive.List aria-label={label} className={cn(tabList, listClassName)}>
        {tabs.map((tab) => (
          <Primitive.Trigger key={tab.value} value={tab.value} className={tabClass("-outline-offset-2")}>
            {tab.label}
            {tab.count !== undefined && <span className="num font-normal text-on-surface-3">{tab.count}</span>}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {children}
    </Primitive.Root>
  );
}

export const TabPanel = Primitive.Content;
