"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button";
import type { ButtonStyle } from "./button-style";

type CopyButtonProps = {
  /** A function is asked when the button is pressed: an address may have changed since the page was drawn. */
  text: string | (() => string);
  label?: string;
  variant?: ButtonStyle["variant"];
  size?: ButtonStyle["size"];
  className?: string;
};

export function CopyButton({ text, label = "Copy", variant = "plain", size = "small", className }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    await navigator.clipboard.writeText(typeof text === "string" ? text : text());
    setCopied(true);
  }

  const Icon = copied ? Check : Copy;
  return (
    <Button
      variant={variant}
      size={size}
      className={className}
      onClick={copy}
      icon={<Icon className="size-3.5" strokeWidth={1.75} aria-hidden="true" />}
    >
      <span aria-live="polite">{copied ? "Copied" : label}</span>
    </Button>
  );
}
