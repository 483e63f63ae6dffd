"use client";

import { Slider as Primitive } from "radix-ui";
import { cn } from "@/lib/cn";
import { useFieldControl } from "./field-context";

type SliderProps = {
  value: number;
  onValueChange: (value: number) => void;
  min: number;
  max: number;
  step?: number;
  format?: (value: number) => string;
  label?: string;
  className?: string;
};

export function Slider({ value, onValueChange, min, max, step = 1, format = String, label, className }: SliderProps) {
  const control = useFieldControl({});
  return (
    <div className={cn("flex items-center gap-3", className)}>
      <Primitive.Root
        value={[value]}
        onValueChange={([next]) => next !== undefined && onValueChange(next)}
        min={min}
        max={max}
        step={step}
        className="relative flex h-6 flex-1 touch-none items-center touch:h-11"
      >
        <Primitive.Track className="relative h-1 flex-1 rounded-full bg-line-strong/55">
          <Primitive.Range className="absolute h-full rounded-full bg-accent" />
        </Primitive.Track>
        <Primitive.Thumb
          aria-label={label}
          aria-labelledby={label ? undefined : `${control.id}-label`}
          aria-describedby={control["aria-describedby"]}
          aria-valuetext={format(value)}
          className="block size-4 rounded-full border-2 border-accent bg-surface"
        />
      </Primitive.Root>
      <output className="num min-w-10 text-right">{format(value)}</output>
    </div>
  );
}
