"use client";

import { Check, Copy } from "lucide-react";
import { Popover } from "radix-ui";
import { useEffect, useState } from "react";
import { cn } from "@/lib/cn";
import { Button } from "./button";
import type { ButtonStyle } from "./button-style";
import { copyText } from "./copy-text";
import { layerBox } from "./layer-style";

type CopyButtonProps = {
  /** A function is asked when the button is pressed: an address may have changed since the page was drawn. */
  text: string | (() => string);
  label?: string;
  /** What to do where the browser does not copy: keys and links may be shown this once only. */
  failure?: string;
  variant?: ButtonStyle["variant"];
  size?: ButtonStyle["size"];
  className?: string;
};

export function CopyButton(props: CopyButtonProps) {
  const { text, label = "Copy", failure = "It could not be copied. Select it and press Ctrl C." } = props;
  const { variant = "plain", size = "small", className } = props;
  const [outcome, setOutcome] = useState<"copied" | "failed" | null>(null);
  useEffect(() => {
    if (outcome !== "copied") return;
    const timer = setTimeout(() => setOutcome(null), 2_000);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy() {
    setOutcome((await copyText(typeof text === "string" ? text : text())) ? "copied" : "failed");
  }

  const Icon = outcome === "copied" ? Check : Copy;
  return (
    <Popover.Root open={outcome === "failed"} onOpenChange={(open) => !open && setOutcome(null)}>
      <Popover.Anchor asChild>
        <Button
          variant={variant}
          size={size}
          className={className}
          onClick={copy}
          icon={<Icon className="size-3.5" strokeWidth={1.75} aria-hidden="true" />}
        >
          <span aria-live="polite">{outcome === "copied" ? "Copied" : label}</span>
        </Button>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          role="alert"
          // What is to be selected stands below or beside.
          side="top"
          align="end"
          sideOffset={4}
          collisionPadding={8}
          // Whoever is told to select the text keeps the focus, and the selection that they make.
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className={cn(layerBox, "max-w-72 animate-enter px-3 py-2 text-sm")}
        >
          {failure}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
