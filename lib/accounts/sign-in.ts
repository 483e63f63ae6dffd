import { APIError } from "better-auth/api";
import { AppError } from "@/lib/errors";
import { auth } from "./auth";

/** The cookies that leave a browser signed in. */
export async function signIn(email: string, password: string): Promise<Headers> {
  try {
    const { headers } = await auth.api.signInEmail({ body: { email, password }, returnHeaders: true });
    return headers;
  } catch (error) {
    if (error instanceof APIError)
      throw new AppError(
        "unauthenticated",
        "E-mail and password do not belong together. Check both; the password has at least 12 characters.",
      );
    throw error;
  }
}
