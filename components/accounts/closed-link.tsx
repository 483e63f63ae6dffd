import { LinkButton } from "@/components/ui/link-button";
import { routes } from "@/lib/routes";

export function ClosedLink() {
  return (
    <>
      <h1 className="font-semibold text-2xl">This link is used up.</h1>
      <p className="mt-1.5 text-base text-on-surface-2">
        An owner link works once, until the owner has signed up or a newer link was printed. If the account is yours, sign in; if nobody has
        signed up yet, take the newest link from the terminal that runs Hone.
      </p>
      <LinkButton href={routes.signIn()} variant="primary" size="launch" className="mt-6">
        Sign in
      </LinkButton>
    </>
  );
}
