import type { Caller } from "@/lib/accounts/caller";
import { AppError } from "@/lib/errors";
import { getRequest } from "../get-request";
import { answerMessage, conversationOf } from "./conversation-of";

/** A logged request with the answer that shall be learned or wanted: the one named, else the correction, else the one that was given. */
export async function readLogged(caller: Caller, deploymentId: string, requestId: string, named: string | undefined) {
  const { content, feedback, outcome } = await getRequest(caller, deploymentId, requestId);
  if (!content)
    throw new AppError(
      "invalid",
      "The text of this request was not kept, so there is nothing to add. The deployment's settings say how much is kept.",
    );
  const conversation = conversationOf(content.request);
  if ("problem" in conversation) throw new AppError("invalid", `This request cannot be added. ${conversation.problem}`);
  const correction = feedback.find(({ kind }) => kind === "correction")?.text;
  const better = named ?? correction ?? undefined;
  if (better === undefined && (outcome === "failed" || outcome === "refused" || content.answer === ""))
    throw new AppError("invalid", "This request got no answer. Write the one that it should have got.");
  const answer = better === undefined ? answerMessage(content.answer) : { role: "assistant" as const, content: better };
  return { ...conversation, answer, isCorrected: better !== undefined };
}
