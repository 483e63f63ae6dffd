import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { datasetsKey } from "@/lib/datasets/hooks";
import { fetchJson } from "@/lib/http/fetch-json";
import { useChange } from "@/lib/http/use-change";
import { routes } from "@/lib/routes";
import { commentListSchema, commentSchema } from "./schemas";

export const commentsQuery = (projectId: string, exampleId: string) =>
  queryOptions({
    queryKey: [...datasetsKey(projectId), "example", exampleId, "comments"],
    queryFn: ({ signal }) => fetchJson(commentListSchema, routes.api.exampleComments(projectId, exampleId), { signal }),
  });

export function useCreateComment(projectId: string, exampleId: string) {
  return useCommentChange(projectId, exampleId, (text: string) =>
    fetchJson(commentSchema, routes.api.exampleComments(projectId, exampleId), { method: "POST", body: { text } }),
  );
}

export function useDeleteComment(projectId: string, exampleId: string) {
  return useCommentChange(projectId, exampleId, (commentId: string) =>
    fetchJson(z.null(), routes.api.exampleComment(projectId, exampleId, commentId), { method: "DELETE" }),
  );
}

/** Comments change nothing but themselves. */
function useCommentChange<I, O>(projectId: string, exampleId: string, mutationFn: (input: I) => Promise<O>) {
  const queryClient = useQueryClient();
  const { queryKey } = commentsQuery(projectId, exampleId);
  return useChange({ mutationFn, onSuccess: () => queryClient.invalidateQueries({ queryKey }) });
}
