"use client";

import { useEffect, useRef, useState } from "react";
import { formatNumber } from "@/lib/format";
import type { Run } from "@/lib/runs/schemas";
import { runState } from "./run-words";

const everyMs = 10_000;

/** Progress for screen readers: politely, and at most every ten seconds. */
export function RunAnnouncer({ run, sentence }: { run: Run; sentence: string }) {
  const steps = run.totalSteps === null ? "" : ` Step ${formatNumber(run.step)} of ${formatNumber(run.totalSteps)}.`;
  const words = `Run ${run.number}: ${runState(run).word}.${steps} ${sentence}`;
  const latest = useRef(words);
  const [said, setSaid] = useState("");
  useEffect(() => {
    latest.current = words;
  });
  useEffect(() => {
    const timer = setInterval(() => setSaid(latest.current), everyMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}
