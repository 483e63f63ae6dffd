"use client";

import { useQuery } from "@tanstack/react-query";
import { CodeBlock } from "@/components/ui/code-block";
import { Fold } from "@/components/ui/fold";
import { SectionHead } from "@/components/ui/section-head";
import { formatBytes, formatCount } from "@/lib/format";
import { routes } from "@/lib/routes";
import { runSentQuery } from "@/lib/runs/hooks";
import type { Run, SentFile } from "@/lib/runs/schemas";

const words: Record<SentFile["split"], string> = { train: "Learned from", validation: "Validated on" };
const shownDigits = 12;

/** The files and the launch as the trainer was handed them, to the byte. */
export function RunSent({ projectId, run }: { projectId: string; run: Run }) {
  const { data } = useQuery({ ...runSentQuery(projectId, run), enabled: run.trainerJobId !== null });
  if (!data || (data.files.length === 0 && !data.request)) return null;
  return (
    <section>
      <SectionHead title="What was sent" hint="as it was, to the byte" />
      <ul className="mt-2 grid gap-2.5">
        {data.files.map(({ split, name, bytes, rows, sha256 }) => (
          <li key={split} className="min-w-0">
            <p className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="text-on-surface-2">{words[split]}</span>
              <a className="link" href={routes.api.runSentFile(projectId, run.id, split)} download={name}>
                {formatCount(rows, "row")}, {formatBytes(bytes)}
              </a>
            </p>
            <p className="truncate font-mono text-2xs text-on-surface-3" title={`${name}, SHA-256 ${sha256}`}>
              sha256 {sha256.slice(0, shownDigits)}… {name}
            </p>
          </li>
        ))}
      </ul>
      <Fold label="The launch, word for word" className="mt-2">
        <CodeBlock>{JSON.stringify(data.request, null, 2)}</CodeBlock>
      </Fold>
    </section>
  );
}
