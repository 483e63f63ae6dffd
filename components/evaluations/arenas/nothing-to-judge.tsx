import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { ArenaTask } from "@/lib/evaluations/arenas/schemas";
import { formatCount } from "@/lib/format";
import { routes } from "@/lib/routes";

type NothingToJudgeProps = { projectId: string; arenaId: string; state: ArenaTask["state"]; ownCount: number };

const words = {
  done: { title: "Every pair has been judged.", body: "The result is ready." },
  held: {
    title: "There is no pair left for you.",
    body: "What is left waits for a second person, or somebody is at it right now. This page looks again by itself.",
  },
  revealed: {
    title: "You have seen whose answers these are.",
    body: "So you cannot judge them blindly any more. Others can go on.",
  },
  judging: { title: "There is no pair left for you.", body: "" },
};

export function NothingToJudge({ projectId, arenaId, state, ownCount }: NothingToJudgeProps) {
  const { title, body } = words[state];
  return (
    <EmptyState
      title={title}
      action={
        <LinkButton variant="primary" href={routes.arena(projectId, arenaId)}>
          To the result
        </LinkButton>
      }
    >
      {ownCount > 0 && `You have judged ${formatCount(ownCount, "pair")}. `}
      {body}
    </EmptyState>
  );
}
