"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { cn } from "@/lib/cn";

type DialogProps = {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactElement;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  footer?: ReactNode;
  width?: "normal" | "wide";
  className?: string;
};

export function Dialog(props: DialogProps) {
  const { trigger, title, description, children, footer, width = "normal", className, ...root } = props;
  return (
    <Primitive.Root {...root}>
      {trigger && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Primitive.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          className={cn(
            "fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 animate-enter flex-col rounded-xl border bg-raised text-on-surface shadow-overlay",
            width === "wide" ? "max-w-180" : "max-w-120",
            className,
          )}
        >
          <div className="flex items-start gap-4 px-6 pt-5">
            <div className="min-w-0 flex-1">
              <Primitive.Title className="font-semibold text-lg">{title}</Primitive.Title>
              {description && <Primitive.Description className="mt-1 text-base text-on-surface-2">{description}</Primitive.Description>}
            </div>
            <Primitive.Close
              aria-label="Close"
              className="-mt-1 -mr-2 grid size-8 place-items-center rounded-md text-on-surface-3 hover:bg-sunken hover:text-on-surface touch:size-11"
            >
              <X className="size-4" strokeWidth={1.75} />
            </Primitive.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-6 py-4">{children}</div>
          {footer && <div className="flex flex-wrap justify-end gap-2 border-t px-6 py-4 max-md:*:flex-1">{footer}</div>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

export const DialogClose = Primitive.Close;
