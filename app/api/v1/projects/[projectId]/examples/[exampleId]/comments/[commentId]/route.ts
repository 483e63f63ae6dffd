import { deleteComment } from "@/lib/datasets/comments/delete-comment";
import { route } from "@/lib/http/route";

export const DELETE = route({ may: "edit" }, ({ caller, id }) => deleteComment(caller, id("exampleId"), id("commentId")));
