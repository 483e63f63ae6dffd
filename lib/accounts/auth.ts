import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { ownOrigins } from "./same-origin";
import { slowDownGuesses } from "./slow-down-guesses";

/** Who is signed in: sessions live in our database, the browser holds a signed cookie. */
export const auth = betterAuth({
  baseURL: env.url,
  basePath: "/api/auth",
  secret: env.secret,
  database: prismaAdapter(db, { provider: "postgresql", transaction: true }),
  // Nobody signs up by themselves: the first owner comes by the link in the terminal, everybody else is invited.
  emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
  user: {
    additionalFields: {
      role: { type: "string", required: true, defaultValue: "expert", input: false },
      removedAt: { type: "date", required: false, input: false },
    },
  },
  session: { expiresIn: 30 * 24 * 60 * 60, updateAge: 24 * 60 * 60 },
  rateLimit: { enabled: true },
  hooks: slowDownGuesses,
  trustedOrigins: (request) => (request ? ownOrigins(request) : [env.url]),
  // Said outright, because the library leaves the check out where it believes to be in a test.
  advanced: { cookiePrefix: "hone", disableOriginCheck: false },
  logger: { level: "error" },
  telemetry: { enabled: false },
});
