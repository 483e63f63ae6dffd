"use client";

import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { cn } from "@/lib/cn";
import { type ButtonStyle, buttonStyle } from "./button-style";
import { StateIcon } from "./state-icon";
import { Tooltip } from "./tooltip";

type ButtonProps = Omit<ComponentProps<"button">, "disabled"> &
  ButtonStyle & {
    icon?: ReactNode;
    busy?: boolean;
    /** Why it cannot be pressed now. The button stays in the tab order, so that the reason can be read. */
    disabledReason?: string | undefined;
  };

export function Button(props: ButtonProps) {
  const { variant, size, icon, busy = false, disabledReason, className, children, onClick, type, ...rest } = props;
  const blocked = busy || disabledReason !== undefined;

  function press(event: MouseEvent<HTMLButtonElement>) {
    if (blocked) event.preventDefault();
    else onClick?.(event);
  }

  const button = (
    <button
      {...rest}
      type={type ?? "button"}
      aria-disabled={disabledReason !== undefined || undefined}
      aria-busy={busy || undefined}
      onClick={press}
      className={cn(buttonStyle({ variant, size }), className)}
    >
      {busy && (
        <span className="absolute inset-0 grid place-items-center">
          <StateIcon state="running" className="text-current" />
        </span>
      )}
      <span className={cn("inline-flex items-center gap-1.5", busy && "opacity-0")}>
        {icon}
        {children}
      </span>
    </button>
  );
  return disabledReason === undefined ? button : <Tooltip content={disabledReason}>{button}</Tooltip>;
}
