import { LinkButton } from "@/components/ui/link-button";
import { routes } from "@/lib/routes";

export function UsedInvitation() {
  return (
    <>
      <h1 className="font-semibold text-2xl">This invitation is used up.</h1>
      <p className="mt-1.5 text-base text-on-surface-2">
        An invitation works once and for seven days, unless it is taken back. If you have joined already, sign in; otherwise ask whoever
        sent it for a new link.
      </p>
      <LinkButton href={routes.signIn()} variant="primary" size="launch" className="mt-6">
        Sign in
      </LinkButton>
    </>
  );
}
