import { LinkButton } from "@/components/ui/link-button";
import { routes } from "@/lib/routes";
import { Page } from "./page";

export function NotHere() {
  return (
    <Page className="flex flex-col items-start justify-center">
      <div className="mx-auto w-full max-w-[560px]">
        <h1 className="font-semibold text-2xl">There is nothing at this address.</h1>
        <p className="mt-2 text-base text-on-surface-2">
          It was deleted, the link was cut short, or it belongs to a project that you are not part of.
        </p>
        <LinkButton href={routes.projects()} variant="primary" className="mt-5">
          Go to your projects
        </LinkButton>
      </div>
    </Page>
  );
}
