"use client";

import { Tooltip as Primitive } from "radix-ui";
import { type MouseEvent, type ReactElement, type ReactNode, useState } from "react";

type TooltipProps = {
  content: ReactNode;
  /** For what does nothing else when it is pressed: a finger cannot point without pressing. */
  opensOnPress?: boolean;
  children: ReactElement;
};

export function Tooltip({ content, opensOnPress = false, children }: TooltipProps) {
  const [open, setOpen] = useState(false);

  function press(event: MouseEvent) {
    if (!opensOnPress) return;
    // Radix closes it on a press unless this is said.
    event.preventDefault();
    setOpen(true);
  }

  return (
    <Primitive.Root open={open} onOpenChange={setOpen}>
      <Primitive.Trigger asChild onClick={press}>
        {children}
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-w-72 rounded-md bg-inverse px-2.5 py-1.5 text-on-inverse text-xs shadow-raised"
        >
          {content}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
