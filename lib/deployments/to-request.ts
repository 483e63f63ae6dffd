import type { Prisma } from "@/lib/db/generated/client";
import { type LoggedRequest, requestSchema } from "./schemas";

export const requestInclude = {
  content: { select: { answer: true, searched: true } },
  feedback: { orderBy: [{ kind: "asc" }, { name: "asc" }] },
} satisfies Prisma.RequestLogInclude;

type Row = Prisma.RequestLogGetPayload<{ include: typeof requestInclude }>;

const excerptLength = 300;

export function toRequest({ content, ...row }: Row): LoggedRequest {
  const excerpt = content && {
    question: content.searched
      .slice(0, Math.max(0, content.searched.length - content.answer.length))
      .trim()
      .slice(0, excerptLength),
    answer: content.answer.slice(0, excerptLength),
  };
  return requestSchema.parse({ ...row, excerpt });
}
