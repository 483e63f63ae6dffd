"use client";

import { useQuery } from "@tanstack/react-query";
import { EyeOff, Undo2, X } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { LoadError } from "@/components/layout/load-error";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { KeysHelp } from "@/components/ui/keys-help";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { Progress } from "@/components/ui/progress";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast-context";
import { useKeys } from "@/components/ui/use-keys";
import { arenaTaskQuery, useJudgePair, useUndoJudgement } from "@/lib/evaluations/arenas/hooks";
import type { ArenaChoice, ArenaTask } from "@/lib/evaluations/arenas/schemas";
import { formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { BlindPair } from "./blind-pair";
import { JudgeButtons } from "./judge-buttons";
import { judgeChoices, keyGroups } from "./judge-choices";
import { NothingToJudge } from "./nothing-to-judge";

/** One pair after the other, by the keyboard, without knowing whose answers they are. */
export function JudgePairs({ projectId, arenaId }: { projectId: string; arenaId: string }) {
  const { data: task, error, isFetching, refetch } = useQuery(arenaTaskQuery(projectId, arenaId));
  const judge = useJudgePair(projectId, arenaId);
  const undo = useUndoJudgement(projectId, arenaId);
  const { notify } = useToast();
  const [written, setWritten] = useState({ judgementId: "", comment: "" });
  const pair = task?.pair ?? null;
  const comment = pair && written.judgementId === pair.judgementId ? written.comment : (pair?.comment ?? "");
  // While the next pair is on its way the old one still stands there, and a second press of the key must not count for it.
  const isBusy = judge.isPending || undo.isPending || isFetching;

  function choose(choice: ArenaChoice) {
    if (!pair || isBusy) return;
    judge.mutate(
      { judgementId: pair.judgementId, choice, comment },
      { onError: (failure) => notify({ title: "Your choice was not saved.", body: errorWords(failure), state: "failed" }) },
    );
  }
  function takeBack() {
    if (!task?.undoableId || isBusy) return;
    undo.mutate(task.undoableId, {
      onError: (failure) => notify({ title: "It was not taken back.", body: errorWords(failure), state: "failed" }),
    });
  }
  const press = (choice: ArenaChoice) => (event: KeyboardEvent) => {
    event.preventDefault();
    choose(choice);
  };
  useKeys({
    ...Object.fromEntries(judgeChoices.flatMap(({ choice, keys }) => keys.map((key) => [key, press(choice)]))),
    "0": press("skip"),
    n: press("skip"),
    z: takeBack,
  });

  return (
    <main id="content" tabIndex={-1} className="mx-auto w-full max-w-[1080px] flex-1 px-8 pb-8 outline-none max-md:px-4 max-md:pb-[60px]">
      <Head projectId={projectId} arenaId={arenaId} task={task} busy={isBusy} onUndo={takeBack} />
      {task && pair ? (
        <div className="grid gap-4">
          <h1 className="font-semibold text-xl">{task.question}</h1>
          <p role="status" className="sr-only">
            Pair {formatNumber(task.ownCount + 1)} for you, {formatNumber(task.judgedCount)} of {formatNumber(task.wantedCount)} judged.
          </p>
          <BlindPair pair={pair} />
          <JudgeButtons busy={isBusy} onChoose={choose} />
          <Field label="Why" optional>
            <Textarea
              rows={2}
              value={comment}
              onChange={(event) => setWritten({ judgementId: pair.judgementId, comment: event.target.value })}
            />
          </Field>
          <p className="hint flex items-center gap-2 pb-4">
            <EyeOff className="size-3.5 shrink-0" strokeWidth={1.75} aria-hidden="true" />
            You do not see which model wrote which answer. Their sides are mixed.
          </p>
        </div>
      ) : task ? (
        <NothingToJudge projectId={projectId} arenaId={arenaId} state={task.state} ownCount={task.ownCount} />
      ) : error ? (
        <LoadError title="The next pair could not be loaded." error={error} onRetry={refetch} />
      ) : (
        <PageSkeleton label="Loading the next pair" />
      )}
      <KeysHelp groups={keyGroups} />
    </main>
  );
}

type HeadProps = { projectId: string; arenaId: string; task: ArenaTask | undefined; busy: boolean; onUndo: () => void };

function Head({ projectId, arenaId, task, busy, onUndo }: HeadProps) {
  return (
    <header className="grid gap-2 py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <Link
          href={routes.arena(projectId, arenaId)}
          className="inline-flex min-h-8 items-center gap-2 text-on-surface-2 text-xs hover:text-on-surface touch:min-h-11"
        >
          <X className="size-4" strokeWidth={1.75} aria-hidden="true" />
          Leave, your choices are saved
        </Link>
        <span className="flex items-center gap-3">
          {task?.undoableId && (
            <Button
              size="small"
              variant="plain"
              busy={busy}
              icon={<Undo2 className="size-3.5" strokeWidth={1.75} aria-hidden="true" />}
              onClick={onUndo}
            >
              Undo last <Kbd className="max-md:hidden">Z</Kbd>
            </Button>
          )}
          <span className="hint flex items-center gap-1.5 max-md:hidden">
            All keys <Kbd>?</Kbd>
          </span>
        </span>
      </div>
      {task && task.wantedCount > 0 && (
        <div className="flex items-center gap-3">
          <Progress className="flex-1" label="Judgements that are there" value={task.judgedCount} max={task.wantedCount} />
          <p className="hint num">
            {formatNumber(task.judgedCount)} of {formatNumber(task.wantedCount)}
          </p>
        </div>
      )}
    </header>
  );
}
