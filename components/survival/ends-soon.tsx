"use client";

import { useQuery } from "@tanstack/react-query";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { routes } from "@/lib/routes";
import { warningQuery } from "@/lib/survival/hooks";

/** On the overview, when a model ends within two months. */
export function EndsSoon({ projectId }: { projectId: string }) {
  const { data } = useQuery(warningQuery(projectId));
  if (!data?.sentence) return null;
  return (
    <Notice
      tone="caution"
      className="mt-4"
      title={data.sentence}
      action={
        <LinkButton href={routes.survival(projectId)} size="small">
          See the survival board
        </LinkButton>
      }
    >
      Record what they answer while they still do; then a successor can be proved.
    </Notice>
  );
}
