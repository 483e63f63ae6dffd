import type { ConnectionKind, ConnectionSettings } from "./schemas";

export interface ConnectionField {
  name: keyof ConnectionSettings;
  label: string;
  hint: string;
  placeholder: string;
  /** What to say when it is left empty. */
  missing: string;
}

const account: ConnectionField = {
  name: "accountId",
  label: "Account",
  hint: "The account's id, as it stands in the addresses of the provider's console behind “accounts/”. It is not your e-mail address.",
  placeholder: "my-team",
  missing: "Enter the account's id.",
};

/** What a kind needs besides an address and a key; all of it is required, none of it is secret. */
export const connectionFields: Record<ConnectionKind, readonly ConnectionField[]> = {
  openai: [],
  azure: [],
  nebius: [],
  together: [],
  fireworks: [account],
  openai_compatible: [],
};
