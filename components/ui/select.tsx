"use client";

import { Check, ChevronDown } from "lucide-react";
import { Select as Primitive } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cn } from "@/lib/cn";
import { controlBox, controlHeight } from "./control-style";
import { useFieldControl } from "./field-context";
import { layerBox, layerRow } from "./layer-style";

export type Option = { value: string; label: string; icon?: ReactNode; hint?: string | undefined; disabled?: boolean };

type SelectProps = {
  options: readonly Option[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  placeholder?: string;
  name?: string;
  disabled?: boolean;
  /** Needed only outside a Field. */
  label?: string;
  /** A word about the value, at the right end: "guessed". */
  note?: string | undefined;
  id?: string;
  className?: string;
};

export function Select({ options, placeholder = "Choose", label, note, id, className, ...root }: SelectProps) {
  const control = useFieldControl({ id });
  const hintId = useId();
  return (
    <Primitive.Root {...root}>
      <Primitive.Trigger
        {...control}
        aria-label={label}
        className={cn(
          controlBox,
          controlHeight.normal,
          "flex w-full items-center gap-2 text-left data-placeholder:text-on-surface-3",
          className,
        )}
      >
        <span className="min-w-0 flex-1 truncate">
          <Primitive.Value placeholder={placeholder} />
        </span>
        {note && <span className="hint shrink-0">{note}</span>}
        <ChevronDown className="size-3.5 shrink-0 text-on-surface-3" strokeWidth={1.75} aria-hidden="true" />
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className={cn(layerBox, "max-h-80 min-w-(--radix-select-trigger-width) overflow-hidden")}
        >
          <Primitive.Viewport className="p-1">
            {options.map((option, index) => (
              <Primitive.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled ?? false}
                aria-describedby={option.hint ? `${hintId}-${index}` : undefined}
                className={cn(layerRow, "pr-8")}
              >
                <Primitive.ItemText>
                  {option.icon ? (
                    <span className="inline-flex items-center gap-2">
                      {option.icon}
                      {option.label}
                    </span>
                  ) : (
                    option.label
                  )}
                </Primitive.ItemText>
                {option.hint && (
                  <span id={`${hintId}-${index}`} className="hint ml-auto">
                    {option.hint}
                  </span>
                )}
                <Primitive.ItemIndicator className="absolute right-2.5">
                  <Check className="size-3.5" strokeWidth={1.75} />
                </Primitive.ItemIndicator>
              </Primitive.Item>
            ))}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
