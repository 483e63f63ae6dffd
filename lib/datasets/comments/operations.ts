import type { Operation } from "@/lib/http/operation";
import { commentListSchema, commentSchema, createCommentInput } from "./schemas";

const comments = "/api/v1/projects/{projectId}/examples/{exampleId}/comments";

export const commentOperations: Operation[] = [
  { method: "GET", path: comments, summary: "List the comments on an example", may: "read", answer: commentListSchema },
  {
    method: "POST",
    path: comments,
    summary: "Comment on an example",
    may: "edit",
    body: createCommentInput,
    answer: commentSchema,
    status: 201,
  },
  { method: "DELETE", path: `${comments}/{commentId}`, summary: "Delete a comment of yours", may: "edit" },
];
