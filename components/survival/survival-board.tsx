"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { agoWords } from "@/components/layout/ago-words";
import { LoadError } from "@/components/layout/load-error";
import { ModelsTabs } from "@/components/layout/models-tabs";
import { Page } from "@/components/layout/page";
import { useNow } from "@/components/layout/use-now";
import { LinkButton } from "@/components/ui/link-button";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { Segmented } from "@/components/ui/segmented";
import { VerdictHead } from "@/components/ui/verdict-head";
import { routes } from "@/lib/routes";
import type { Board } from "@/lib/survival/board/schemas";
import { boardQuery } from "@/lib/survival/hooks";
import { actionOf, firstActionWords } from "./action-words";
import { BoardSteps } from "./board-steps";
import { BoardTable } from "./board-table";

const scopes = ["project", "all"] as const;

/** When models stop answering, and how far each has come on its way to a successor. */
export function SurvivalBoard({ projectId }: { projectId: string }) {
  const [scope, setScope] = useQueryState("scope", parseAsStringLiteral(scopes).withDefault("project"));
  const { data, error, refetch } = useQuery(boardQuery(projectId, scope));
  const now = useNow(30_000);

  return (
    <Page>
      <ModelsTabs projectId={projectId} />
      <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Segmented
          label="Whose models"
          value={scope}
          onValueChange={(value) => void setScope(scopes.find((one) => one === value) ?? "project")}
          options={[
            { value: "project", label: "This project" },
            { value: "all", label: "All projects" },
          ]}
        />
        <span className="hint ml-auto">{data && askedWords(data, now)}</span>
        {data && data.rows.length > 0 && (
          <LinkButton href={routes.accounts(projectId)} size="small">
            Take inventory
          </LinkButton>
        )}
      </div>
      {data ? (
        <BoardFace projectId={projectId} board={data} namesProjects={scope === "all"} />
      ) : error ? (
        <LoadError title="The survival board could not be loaded." error={error} onRetry={refetch} />
      ) : (
        <PageSkeleton label="Loading the survival board" />
      )}
    </Page>
  );
}

function askedWords({ askedAt }: Board, now: Date): string {
  return askedAt ? `Dates asked from the providers ${agoWords(askedAt, now)}` : "No provider has been asked yet: take inventory";
}

type BoardFaceProps = { projectId: string; board: Board; namesProjects: boolean };

function BoardFace({ projectId, board, namesProjects }: BoardFaceProps) {
  const first = board.rows.find(({ modelVersion }) => modelVersion.id === board.firstId);
  if (board.rows.length === 0)
    return (
      <VerdictHead
        className="min-h-[50dvh]"
        lead={board.lead}
        actions={
          <LinkButton variant="primary" size="launch" href={routes.accounts(projectId)}>
            Take inventory of an account
          </LinkButton>
        }
      >
        {board.sentence}
      </VerdictHead>
    );
  return (
    <>
      <VerdictHead
        lead={board.lead}
        actions={
          first && (
            <LinkButton variant="primary" size="launch" href={actionOf(first).href}>
              {firstActionWords(first, board.firstUsd, namesProjects)}
            </LinkButton>
          )
        }
      >
        <Sentence board={board} />
      </VerdictHead>
      <BoardSteps steps={board.steps} />
      <BoardTable projectId={projectId} rows={board.rows} namesProjects={namesProjects} />
    </>
  );
}

/** The days that are left are what it is about. */
function Sentence({ board: { sentence, countdown } }: { board: Board }) {
  if (!countdown || !sentence.includes(countdown)) return sentence;
  const [before = "", ...after] = sentence.split(countdown);
  return (
    <>
      {before}
      <span className="whitespace-nowrap text-caution">{countdown}</span>
      {after.join(countdown)}
    </>
  );
}
