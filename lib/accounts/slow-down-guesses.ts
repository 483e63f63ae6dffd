import { createAuthMiddleware } from "better-auth/api";
import { z } from "zod";
import { db } from "@/lib/db/client";
import { type SignInPaused, signInPaused } from "./schemas";
import { hashToken } from "./tokens";

const mostFailures = 10;
const rememberedForMs = 10 * 60_000;

/**
 * Ten failures, then ten minutes of rest for that e-mail, whatever address the tries come from: an address is easily changed. Known or unknown,
 * every e-mail is counted alike, so that nobody learns who has an account.
 */
export const slowDownGuesses = {
  // Counted before the password is looked at: of a hundred tries at once, ninety find the ten before them.
  before: createAuthMiddleware(async (context) => {
    const emailHash = emailHashOf(context);
    if (!emailHash) return;
    const { count, since } = await countTry(emailHash, new Date());
    if (count <= mostFailures) return;
    const seconds = Math.max(1, Math.ceil((since.getTime() + rememberedForMs - Date.now()) / 1_000));
    const minutes = Math.ceil(seconds / 60);
    const message = `Signing in with this e-mail failed ${mostFailures} times in a short time, so it rests now: that is how nobody guesses a password. Try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}. Where you are signed in already, you stay so.`;
    // Answered, not thrown: what is thrown here fills the log, as fast as somebody guesses.
    const answer: SignInPaused = { code: signInPaused, message };
    return Response.json(answer, { status: 429, headers: { "retry-after": String(seconds) } });
  }),
  after: createAuthMiddleware(async (context) => {
    const emailHash = emailHashOf(context);
    if (emailHash && context.context.newSession) await db.signInTries.deleteMany({ where: { emailHash } });
  }),
};

const signInBody = z.object({ email: z.string() });

/** Without a request it is Hone that signs somebody in, who has just proved by a link who they are. */
function emailHashOf({ path, request, body }: { path: string; request?: Request; body: unknown }): string | null {
  const given = signInBody.safeParse(body);
  return request && path === "/sign-in/email" && given.success ? hashToken(given.data.email.toLowerCase()) : null;
}

async function countTry(emailHash: string, now: Date): Promise<{ count: number; since: Date }> {
  const forgotten = new Date(now.getTime() - rememberedForMs);
  // Passed over where another try is at it: whoever waits for each other here could do so in a circle.
  await db.$executeRaw`
    delete from "SignInTries" where "emailHash" in (
      select "emailHash" from "SignInTries" where since < ${forgotten}::timestamp order by since limit 100 for update skip locked)`;
  const [tries] = await db.$queryRaw<{ count: number; since: Date }[]>`
    insert into "SignInTries" as tries ("emailHash", count, since) values (${emailHash}, 1, ${now}::timestamp)
    on conflict ("emailHash") do update set
      count = case when tries.since < ${forgotten}::timestamp then 1 else tries.count + 1 end,
      since = case when tries.since < ${forgotten}::timestamp then excluded.since else tries.since end
    returning count, since`;
  if (!tries) throw new Error("A try to sign in was not counted.");
  return tries;
}
