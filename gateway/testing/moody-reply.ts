import { answerWith, beginStream, cutOff, type Reply, refuseWith, sendChunk, streamWith } from "./upstream-server";

const calls = [{ id: "call_1", type: "function", function: { name: "find_parcel", arguments: '{"number":1}' } }];

/** Gets the beginning of an answer, and never its end. */
export const whoLeaves = "who leaves";

/** A provider as they are: most answers are well, and by turns one is cut off, refused, broken off in the middle, or an error of its own. */
export function moody(): Reply {
  let asked = 0;
  return (question, response) => {
    asked += 1;
    if (asked % 11 === 0) return cutOff(question, response);
    if (asked % 17 === 0) return refuseWith(400, { message: "This is too long." })(question, response);
    if (asked % 19 === 0) return refuseWith(500, { message: "Out of order." })(question, response);
    if (question.body.stream !== true)
      return answerWith(null, { tool_calls: question.body.tools ? calls : undefined, content: "Hello." })(question, response);
    const isBroken = asked % 7 === 0;
    if (!isBroken && question.body.user !== whoLeaves) return streamWith(["Your ", "parcel ", "is ", "here."])(question, response);
    beginStream(response);
    sendChunk(response, question, { content: "Your par" });
    if (isBroken) response.destroy();
  };
}
