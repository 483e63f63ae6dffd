"use client";

import { Turn } from "@/components/datasets/conversation";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { StateMark } from "@/components/ui/state-mark";
import { SaveConversation } from "./save-conversation";
import type { Side } from "./side-of";

type PlaygroundSideProps = {
  projectId: string;
  side: Side;
  name: string;
  mayEdit: boolean;
  mayLaunch: boolean;
  /** Only while nobody knows who this is. */
  onPrefer: (() => void) | undefined;
  onRemove: (() => void) | undefined;
};

export function PlaygroundSide({ projectId, side, name, mayEdit, mayLaunch, onPrefer, onRemove }: PlaygroundSideProps) {
  const { turns, isWaiting, problem, figures } = side;
  const isAnswered = turns.at(-1)?.role === "assistant";
  return (
    <section className="panel flex min-w-0 flex-col" aria-label={name}>
      <div className="flex min-h-11 items-center gap-2 border-b px-5 py-2 max-md:px-4">
        <h2 className="section-title min-w-0 flex-1 truncate">{name}</h2>
        {onRemove && (
          <Button size="small" variant="plain" aria-label={`Take ${name} away`} onClick={onRemove}>
            Take away
          </Button>
        )}
      </div>
      <div className="min-h-40 flex-1 divide-y" aria-live="polite">
        {turns.map(({ role, content }, index) => (
          <Turn key={index} role={role === "user" ? "Message" : "Answer"}>
            {content}
          </Turn>
        ))}
        {isWaiting && (
          <p className="px-5 py-3 text-on-surface-2 max-md:px-4">
            <StateMark state="running">answering</StateMark>
          </p>
        )}
        {problem && (
          <div className="p-3">
            <Notice tone="negative">{problem}</Notice>
          </div>
        )}
      </div>
      {isAnswered && (
        <div className="flex flex-wrap items-center gap-2 border-t px-5 py-2 max-md:px-4">
          {/* How long it took and what it cost could give away who it is. */}
          <span className="hint num min-w-0 flex-1">{onPrefer ? "" : figures}</span>
          {onPrefer && (
            <Button size="small" onClick={onPrefer}>
              {name} is best
            </Button>
          )}
          {mayEdit && !onPrefer && <SaveConversation projectId={projectId} turns={turns} name={name} mayLaunch={mayLaunch} />}
        </div>
      )}
    </section>
  );
}
