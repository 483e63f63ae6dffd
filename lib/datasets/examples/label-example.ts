import type { Caller } from "@/lib/accounts/caller";
import { enqueueCheck } from "@/lib/datasets/checks/enqueue-check";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { getExample } from "./get-example";
import { lockExample } from "./lock-example";
import { type Example, type LabelExampleInput, labelExampleInput } from "./schemas";

/** What is said about an example, not in it: tags, a split by hand, who looks at it. Tags are added and removed, so that two people's add up. */
export async function labelExample(caller: Caller, exampleId: string, input: LabelExampleInput): Promise<Example> {
  const { addTags, removeTags, pinnedSplit, assigneeId } = labelExampleInput.parse(input);
  const { projectId } = caller;
  if (assigneeId) await requireMember(projectId, assigneeId);
  await db.$transaction(async (tx) => {
    const { datasetId, state } = await lockExample(tx, caller, exampleId);
    if (addTags.length + removeTags.length > 0)
      await tx.$executeRaw`
        update "Example" set tags = array(
          select tag from unnest(tags || ${addTags}::text[]) with ordinality as each(tag, place)
          where tag <> all (${removeTags}::text[]) group by tag order by min(place))
        where id = ${exampleId} and "projectId" = ${projectId}`;
    const isTaken = Boolean(assigneeId) && state === "draft";
    const data: Prisma.ExampleUpdateInput = {
      ...(pinnedSplit === undefined ? {} : { pinnedSplit }),
      ...(assigneeId === undefined ? {} : { assigneeId }),
      ...(isTaken ? { state: "in_review" } : {}),
    };
    await tx.example.update({ where: { id: exampleId, projectId }, data });
    // What is nearly the same follows a pin.
    if (pinnedSplit !== undefined) await enqueueCheck(tx, datasetId);
  });
  return getExample(caller, exampleId);
}

async function requireMember(projectId: string, userId: string): Promise<void> {
  const person = await db.user.findFirst({
    where: { id: userId, OR: [{ role: "owner" }, { members: { some: { projectId } } }] },
    select: { id: true },
  });
  if (!person)
    throw new AppError("invalid", "That person does not work in this project, so the example was not assigned. Choose somebody else.");
}
