"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { useNow } from "@/components/layout/use-now";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast-context";
import { commentsQuery, useCreateComment, useDeleteComment } from "@/lib/datasets/comments/hooks";
import { formatAgo } from "@/lib/format";
import { usePeople } from "../examples/use-people";

type CommentsProps = { projectId: string; exampleId: string; readOnly: boolean };

/** What colleagues should know about this example. */
export function Comments({ projectId, exampleId, readOnly }: CommentsProps) {
  const { data, error } = useQuery(commentsQuery(projectId, exampleId));
  const { nameOf, userId } = usePeople(projectId);
  const { notify } = useToast();
  const create = useCreateComment(projectId, exampleId);
  const remove = useDeleteComment(projectId, exampleId);
  const now = useNow(30_000);
  const [text, setText] = useState("");

  function send() {
    if (text.trim() === "" || create.isPending) return;
    create.mutate(text, { onSuccess: () => setText("") });
  }

  return (
    <section>
      <h3 className="label mb-1">Comments</h3>
      {error && !data && <p className="text-negative text-xs">{errorWords(error)}</p>}
      {data?.isHidingOthers && <p className="hint mb-1">This review is blind: others’ comments show once everybody has judged.</p>}
      <ul>
        {data?.items.map((comment) => (
          <li key={comment.id} className="flex items-start gap-2.5 py-1.5">
            <Avatar size="small" name={nameOf(comment.authorId)} className="mt-0.5" />
            <div className="min-w-0 flex-1">
              <p className="flex items-baseline gap-2">
                <span className="font-medium">{nameOf(comment.authorId)}</span>
                <span className="hint num">{formatAgo(comment.createdAt, now)}</span>
                {comment.authorId === userId && (
                  <button
                    type="button"
                    className="link ml-auto text-xs"
                    onClick={() =>
                      remove.mutate(comment.id, {
                        onError: (failure) => notify({ title: "The comment was not deleted.", body: errorWords(failure), state: "failed" }),
                      })
                    }
                  >
                    Delete
                  </button>
                )}
              </p>
              <p className="whitespace-pre-wrap break-words text-on-surface-2">{comment.text}</p>
            </div>
          </li>
        ))}
      </ul>
      {!readOnly && (
        <div className="mt-1.5 grid gap-2">
          <Textarea
            aria-label="Comment"
            placeholder="What should colleagues know?"
            className="min-h-8"
            rows={1}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
            }}
          />
          {create.isError && <p className="text-negative text-xs">{errorWords(create.error)}</p>}
          {text.trim() !== "" && (
            <Button className="justify-self-start" size="small" busy={create.isPending} onClick={send}>
              Comment
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
