import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { ApiError, fetchJson } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import {
  type AcceptInvitationInput,
  apiKeySchema,
  type ChangeRoleInput,
  type ClaimOwnerInput,
  type CreateInvitationInput,
  invitationSchema,
  newApiKeySchema,
  newInvitationSchema,
  personSchema,
  signInPausedSchema,
  workspacePersonSchema,
} from "./schemas";

export const accountsKey = ["accounts"] as const;

export const meQuery = () =>
  queryOptions({ queryKey: [...accountsKey, "me"], queryFn: ({ signal }) => fetchJson(personSchema, routes.api.me(), { signal }) });

export const apiKeysQuery = () =>
  queryOptions({
    queryKey: [...accountsKey, "api-keys"],
    queryFn: ({ signal }) => fetchJson(z.array(apiKeySchema), routes.api.apiKeys(), { signal }),
  });

/** Leaves the browser signed in as the owner. */
export function useClaimOwner() {
  return useFreshStart((input: ClaimOwnerInput) => fetchJson(personSchema, routes.api.claimOwner(), { method: "POST", body: input }));
}

export function useSignIn() {
  return useFreshStart((input: { email: string; password: string }) => askAuth(routes.api.signIn(), input));
}

export function useSignOut() {
  return useFreshStart(() => askAuth(routes.api.signOut(), {}, "Hone did not end this session. Reload the page, then sign out again."));
}

export function useCreateApiKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => fetchJson(newApiKeySchema, routes.api.apiKeys(), { method: "POST", body: { name } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: accountsKey }),
  });
}

export function useDeleteApiKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (apiKeyId: string) => fetchJson(z.null(), routes.api.apiKey(apiKeyId), { method: "DELETE" }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: accountsKey }),
  });
}

export const workspacePeopleQuery = () =>
  queryOptions({
    queryKey: [...accountsKey, "people"],
    queryFn: ({ signal }) => fetchJson(z.array(workspacePersonSchema), routes.api.workspacePeople(), { signal }),
  });

/** Only for those who look after people; others are refused. */
export const invitationsQuery = (mayInvite: boolean) =>
  queryOptions({
    queryKey: [...accountsKey, "invitations"],
    queryFn: ({ signal }) => fetchJson(z.array(invitationSchema), routes.api.invitations(), { signal }),
    enabled: mayInvite,
  });

/** Leaves the browser signed in as whoever joined. */
export function useAcceptInvitation() {
  return useFreshStart((input: AcceptInvitationInput) =>
    fetchJson(personSchema, routes.api.acceptInvitation(), { method: "POST", body: input }),
  );
}

export function useCreateInvitation() {
  return useAccountsChange((input: CreateInvitationInput) =>
    fetchJson(newInvitationSchema, routes.api.invitations(), { method: "POST", body: input }),
  );
}

export function useRevokeInvitation() {
  return useAccountsChange((invitationId: string) => fetchJson(z.null(), routes.api.invitation(invitationId), { method: "DELETE" }));
}

export function useChangeRole() {
  return useAccountsChange(({ userId, role }: ChangeRoleInput & { userId: string }) =>
    fetchJson(workspacePersonSchema, routes.api.workspacePerson(userId), { method: "PATCH", body: { role } }),
  );
}

export function useRemovePerson() {
  return useAccountsChange((userId: string) => fetchJson(z.null(), routes.api.workspacePerson(userId), { method: "DELETE" }));
}

/** Who is in the workspace is read again everywhere, also when a change was refused because the list was old. */
function useAccountsChange<I, O>(mutationFn: (input: I) => Promise<O>) {
  const queryClient = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => queryClient.invalidateQueries({ queryKey: accountsKey }) });
}

/** Another person now: nothing of what the last one saw may stay in the cache. */
function useFreshStart<I, O>(mutationFn: (input: I) => Promise<O>) {
  const queryClient = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => queryClient.clear() });
}

const unknownPerson = "E-mail and password do not belong together. Check both; the password has at least 12 characters.";

/** The auth library answers in its own shape; people get our words. */
async function askAuth(url: string, body: object, refused = unknownPerson): Promise<void> {
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }).catch(
    () => null,
  );
  if (response?.ok) return;
  const status = response?.status ?? 503;
  const paused = signInPausedSchema.safeParse(await response?.json().catch(() => null));
  throw new ApiError({
    type: "about:blank",
    title: "Not signed in",
    status,
    code: status === 503 ? "unavailable" : "unauthenticated",
    detail: paused.data?.message ?? authWords(status) ?? refused,
    fields: [],
  });
}

function authWords(status: number): string | null {
  if (status === 429) return "Too many tries in a short time. Wait ten seconds, then try again.";
  if (status === 403)
    return "This page was opened under another address than the one Hone knows. Open the address that the terminal printed.";
  if (status >= 500) return "Hone does not answer. It may be restarting; try again in a moment.";
  return null;
}
