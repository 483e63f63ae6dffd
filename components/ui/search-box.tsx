"use client";

import { Search } from "lucide-react";
import { useRef } from "react";
import { cn } from "@/lib/cn";
import { Input } from "./input";
import { Kbd } from "./kbd";
import { useKeys } from "./use-keys";

type SearchBoxProps = {
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  placeholder?: string;
  className?: string;
};

export function SearchBox({ label, value, onValueChange, placeholder = label, className }: SearchBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  useKeys({
    "/": (event) => {
      event.preventDefault();
      box.current?.focus();
    },
  });

  return (
    <div className={cn("w-60", className)}>
      <Input
        ref={box}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          onValueChange("");
          event.currentTarget.blur();
        }}
        className="[&::-webkit-search-cancel-button]:hidden"
        leading={<Search className="size-3.5" strokeWidth={1.75} />}
        trailing={
          <span aria-hidden="true" className="pointer-events-none pr-1 touch:hidden">
            <Kbd>/</Kbd>
          </span>
        }
      />
    </div>
  );
}
