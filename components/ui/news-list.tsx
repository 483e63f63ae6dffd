"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { Toast } from "radix-ui";
import { buttonStyle } from "./button-style";
import { StateIcon } from "./state-icon";
import type { News } from "./toast-context";

type NewsListProps = { news: readonly (News & { id: number })[]; onDismiss: (id: number) => void };

const dayMs = 86_400_000;

/** Bottom left, never over an action. */
export function NewsList({ news, onDismiss }: NewsListProps) {
  return (
    <Toast.Provider swipeDirection="left">
      {news.map((item) => (
        <Toast.Root
          key={item.id}
          duration={item.actions?.length ? dayMs : 6_000}
          onOpenChange={(open) => !open && onDismiss(item.id)}
          className="flex animate-enter gap-3 rounded-lg border bg-raised p-4 text-on-surface shadow-overlay"
        >
          <StateIcon state={item.state ?? "done"} className="mt-0.5 size-4" />
          <div className="min-w-0 flex-1">
            <Toast.Title className="font-medium">{item.title}</Toast.Title>
            {item.body && <Toast.Description className="mt-0.5 text-on-surface-2">{item.body}</Toast.Description>}
            {item.actions && (
              <div className="mt-2.5 flex flex-wrap gap-2">
                {item.actions.map((action) => (
                  <Toast.Action key={action.label} altText={action.label} asChild onClick={action.onSelect}>
                    {action.href ? (
                      <Link href={action.href} className={buttonStyle({ size: "small" })}>
                        {action.label}
                      </Link>
                    ) : (
                      <button type="button" className={buttonStyle({ size: "small" })}>
                        {action.label}
                      </button>
                    )}
                  </Toast.Action>
                ))}
              </div>
            )}
          </div>
          <Toast.Close
            aria-label="Dismiss"
            className="-mt-1 -mr-1 grid size-7 shrink-0 place-items-center self-start rounded-md text-on-surface-3 hover:text-on-surface touch:size-11"
          >
            <X className="size-4" strokeWidth={1.75} />
          </Toast.Close>
        </Toast.Root>
      ))}
      <Toast.Viewport className="fixed bottom-6 left-6 z-50 flex w-[372px] max-w-[calc(100vw-2rem)] flex-col gap-2 max-md:bottom-20 max-md:left-4" />
    </Toast.Provider>
  );
}
