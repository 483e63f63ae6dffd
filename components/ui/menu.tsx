"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { cn } from "@/lib/cn";
import { Kbd } from "./kbd";
import { layerBox, layerRow } from "./layer-style";

export type MenuAction = {
  label: ReactNode;
  icon?: ReactNode;
  hint?: ReactNode;
  keys?: string;
  negative?: boolean;
  /** Given at all, it makes the row one of a choice and shows a tick. */
  checked?: boolean;
  href?: string;
  onSelect?: () => void;
};

export type MenuItem = MenuAction | { separator: true } | { heading: ReactNode };

type MenuProps = {
  trigger: ReactElement;
  label?: string;
  items: readonly MenuItem[];
  align?: "start" | "end";
  className?: string;
};

export function Menu({ trigger, label, items, align = "start", className }: MenuProps) {
  return (
    <Primitive.Root modal={false}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          {...(label ? { "aria-label": label } : {})}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={cn(layerBox, "max-h-(--radix-dropdown-menu-content-available-height) min-w-48 overflow-y-auto p-1", className)}
        >
          {items.map((item, index) => {
            if ("separator" in item) return <Primitive.Separator key={index} className="-mx-1 my-1 h-px bg-line" />;
            if ("heading" in item)
              return (
                <Primitive.Label key={index} className="hint px-2.5 pt-2 pb-1">
                  {item.heading}
                </Primitive.Label>
              );
            return <MenuRow key={index} item={item} />;
          })}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function MenuRow({ item }: { item: MenuAction }) {
  const content = (
    <>
      {item.icon && <span className="text-on-surface-3 [&_svg]:size-3.5">{item.icon}</span>}
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.hint && <span className="hint">{item.hint}</span>}
      {item.keys && <Kbd>{item.keys}</Kbd>}
      {item.checked && <Check className="size-3.5" strokeWidth={1.75} aria-hidden="true" />}
    </>
  );
  const className = cn(layerRow, item.negative && "text-negative");
  const select = item.onSelect ?? (() => undefined);

  if (item.checked !== undefined)
    return (
      <Primitive.CheckboxItem checked={item.checked} onSelect={select} className={className}>
        {content}
      </Primitive.CheckboxItem>
    );
  if (item.href !== undefined)
    return (
      <Primitive.Item asChild onSelect={select} className={className}>
        <Link href={item.href}>{content}</Link>
      </Primitive.Item>
    );
  return (
    <Primitive.Item onSelect={select} className={className}>
      {content}
    </Primitive.Item>
  );
}
