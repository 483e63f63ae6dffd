"use client";

import { CopyButton } from "./copy-button";

/** The address holds place, filters and open row, so that copying it shares exactly this. */
export function ShareLink({ label = "Copy link", className }: { label?: string; className?: string }) {
  return (
    <CopyButton
      text={() => window.location.href}
      label={label}
      failure="The link could not be copied. Copy it from the address bar."
      variant="quiet"
      size="normal"
      {...(className ? { className } : {})}
    />
  );
}
