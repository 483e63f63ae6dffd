"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { LinkButton } from "@/components/ui/link-button";
import { SectionHead } from "@/components/ui/section-head";
import { rebasesQuery } from "@/lib/evaluations/rebases/hooks";
import { formatDate } from "@/lib/format";
import { routes } from "@/lib/routes";

/** On a recipe: whether a newer base model makes it needless, and what was found out before. */
export function RebaseLinks({ projectId, recipeId }: { projectId: string; recipeId: string }) {
  const { data = [] } = useQuery(rebasesQuery(projectId));
  return (
    <section>
      <SectionHead
        title="Newer base models"
        actions={<LinkButton href={routes.newRebase(projectId, { recipe: recipeId })}>Try a newer base model</LinkButton>}
      />
      <p className="mt-2 text-on-surface-2">
        Runs this recipe on a newer base model, beside that model with your prompt alone: often the prompt is enough by now.
      </p>
      {data.length > 0 && (
        <ul className="mt-2 divide-y">
          {data.map(({ id, oldModel, baseModel, createdAt }) => (
            <li key={id} className="flex flex-wrap items-baseline justify-between gap-3 py-2">
              <Link className="link" href={routes.rebase(projectId, id)}>
                {oldModel} against {baseModel}
              </Link>
              <span className="hint">{formatDate(createdAt)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
