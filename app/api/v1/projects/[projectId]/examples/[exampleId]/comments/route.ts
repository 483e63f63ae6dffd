import { createComment } from "@/lib/datasets/comments/create-comment";
import { listComments } from "@/lib/datasets/comments/list-comments";
import { createCommentInput } from "@/lib/datasets/comments/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => listComments(caller, id("exampleId")));

export const POST = route({ may: "edit", body: createCommentInput, status: 201 }, ({ caller, id, body }) =>
  createComment(caller, id("exampleId"), body),
);
