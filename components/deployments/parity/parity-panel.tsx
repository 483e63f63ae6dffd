"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { SectionHead } from "@/components/ui/section-head";
import { StateMark } from "@/components/ui/state-mark";
import type { Deployment, Variant } from "@/lib/deployments/schemas";
import { variantName } from "../variant-words";
import { ParityDialog } from "./parity-dialog";
import { isHeldBack, parityMark, paritySaid } from "./parity-words";

type ParityPanelProps = { projectId: string; deployment: Deployment; mayLaunch: boolean };

const resting = 3;

/** Whether each variant is served as it was trained. What is held back comes first. */
export function ParityPanel({ projectId, deployment, mayLaunch }: ParityPanelProps) {
  const [openId, setOpen] = useState<string | null>(null);
  const { variants } = deployment;
  const isServing = ({ share, isFallback }: Variant) => share > 0 || isFallback;
  const rows = [...variants.filter(isServing), ...variants.filter((one) => !isServing(one)).slice(0, resting)];
  const sorted = rows.toSorted((a, b) => Number(isHeldBack(b.parity)) - Number(isHeldBack(a.parity)));
  const open = variants.find(({ id }) => id === openId);
  return (
    <section className="panel min-w-0 overflow-hidden" aria-label="Served as it was trained">
      <SectionHead title="Served as it was trained" hint="checked before a variant takes traffic" className="px-5 pt-4 pb-2 max-md:px-4" />
      <ul className="divide-y border-t">
        {sorted.map((variant) => {
          const { state, label } = parityMark(variant.parity);
          return (
            <li key={variant.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-2.5 max-md:px-4">
              <div className="min-w-0 flex-1 basis-72">
                <p className="flex flex-wrap items-center gap-x-3">
                  <span className="font-medium">{variantName(variant, variants)}</span>
                  <StateMark state={state}>{label}</StateMark>
                </p>
                <p className="mt-0.5 text-on-surface-2">{paritySaid(variant.parity)}</p>
              </div>
              <Button size="small" aria-label={`See the check of ${variantName(variant, variants)}`} onClick={() => setOpen(variant.id)}>
                See the check
              </Button>
            </li>
          );
        })}
      </ul>
      {open && (
        <ParityDialog
          key={open.id}
          projectId={projectId}
          deployment={deployment}
          variant={open}
          mayLaunch={mayLaunch}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}
