"use client";

import { Command } from "cmdk";
import { Check, ChevronDown } from "lucide-react";
import { Popover } from "radix-ui";
import { useId, useState } from "react";
import { cn } from "@/lib/cn";
import { controlBox, controlHeight } from "./control-style";
import { useFieldControl } from "./field-context";
import { layerBox, layerRow } from "./layer-style";

type ComboboxProps = {
  options: readonly { value: string; label: string; hint?: string | undefined }[];
  value: string;
  onValueChange: (value: string) => void;
  placeholder?: string;
  emptyText?: string;
  /** Needed only outside a Field. */
  label?: string;
  id?: string;
  className?: string;
};

export function Combobox(props: ComboboxProps) {
  const { options, value, onValueChange, placeholder = "Choose", emptyText = "Nothing matches.", label } = props;
  const [open, setOpen] = useState(false);
  const control = useFieldControl({ id: props.id });
  const nameId = useId();
  const valueId = useId();
  const chosen = options.find((option) => option.value === value);

  function choose(next: string) {
    onValueChange(next);
    setOpen(false);
  }

  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        {...control}
        // A label alone would take the place of the value, which nobody would hear then.
        aria-labelledby={`${label ? nameId : `${control.id}-label`} ${valueId}`}
        className={cn(controlBox, controlHeight.normal, "flex w-full items-center gap-2 text-left", props.className)}
      >
        {label && (
          <span id={nameId} className="sr-only">
            {label}
          </span>
        )}
        <span id={valueId} className={cn("min-w-0 flex-1 truncate", !chosen && "text-on-surface-3")}>
          {chosen?.label ?? placeholder}
        </span>
        <ChevronDown className="size-3.5 shrink-0 text-on-surface-3" strokeWidth={1.75} aria-hidden="true" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={cn(layerBox, "w-(--radix-popover-trigger-width) min-w-56 overflow-hidden")}
        >
          <Command label={label ?? placeholder}>
            <Command.Input placeholder="Type to narrow" className="h-9 w-full border-b px-3 outline-none touch:h-11" />
            <Command.List className="max-h-72 overflow-y-auto p-1">
              <Command.Empty className="hint px-2.5 py-3">{emptyText}</Command.Empty>
              {options.map((option) => (
                <Command.Item
                  key={option.value}
                  value={option.value}
                  keywords={[option.label]}
                  onSelect={() => choose(option.value)}
                  className={layerRow}
                >
                  <span className="min-w-0 flex-1 truncate">{option.label}</span>
                  {option.hint && <span className="hint">{option.hint}</span>}
                  <Check className={cn("size-3.5", option.value !== value && "invisible")} strokeWidth={1.75} />
                </Command.Item>
              ))}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
