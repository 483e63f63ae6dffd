"use client";

import { type ComponentProps, type MouseEvent, type ReactNode, useId } from "react";
import { cn } from "@/lib/cn";
import { type ButtonStyle, buttonStyle } from "./button-style";
import { StateIcon } from "./state-icon";
import { Tooltip } from "./tooltip";

type ButtonProps = Omit<ComponentProps<"button">, "disabled"> &
  ButtonStyle & {
    icon?: ReactNode;
    busy?: boolean;
    /** Why it cannot be pressed now. The button stays in the tab order, and tells the reason to whoever points at it, presses it or hears it. */
    disabledReason?: string | undefined;
  };

export function Button(props: ButtonProps) {
  const { variant, size, icon, busy = false, disabledReason, className, children, onClick, type, ...rest } = props;
  const reasonId = useId();
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
      aria-describedby={[rest["aria-describedby"], disabledReason !== undefined && reasonId].filter(Boolean).join(" ") || undefined}
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
  if (disabledReason === undefined) return button;
  return (
    <>
      <Tooltip content={disabledReason} opensOnPress>
        {button}
      </Tooltip>
      <span id={reasonId} className="sr-only">
        {disabledReason}
      </span>
    </>
  );
}
