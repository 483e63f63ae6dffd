"use client";

import { KeyRound, LogOut, Users } from "lucide-react";
import { routes } from "@/lib/routes";
import type { Theme } from "@/lib/theme";
import { Avatar } from "../ui/avatar";
import { Menu } from "../ui/menu";
import { useTheme } from "./use-theme";

const themes: readonly { value: Theme; label: string }[] = [
  { value: "system", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

type UserMenuProps = { user: { name: string; email: string }; onSignOut: () => void };

export function UserMenu({ user, onSignOut }: UserMenuProps) {
  const { theme, setTheme } = useTheme();
  return (
    <Menu
      align="end"
      label="You"
      className="min-w-56"
      trigger={
        <button type="button" className="grid size-8 place-items-center rounded-full touch:size-11">
          <Avatar name={user.name} />
          <span className="sr-only">You are {user.name}: look and sign out</span>
        </button>
      }
      items={[
        {
          heading: (
            <>
              <span className="block font-medium text-on-surface text-sm">{user.name}</span>
              <span className="block">{user.email}</span>
            </>
          ),
        },
        { separator: true },
        { label: "People", icon: <Users strokeWidth={1.75} />, href: routes.people() },
        { label: "API keys", icon: <KeyRound strokeWidth={1.75} />, href: routes.apiKeys() },
        { separator: true },
        { heading: "Look" },
        ...themes.map(({ value, label }) => ({
          label,
          checked: theme === value,
          onSelect: () => setTheme(value),
        })),
        { separator: true },
        { label: "Sign out", icon: <LogOut strokeWidth={1.75} />, onSelect: onSignOut },
      ]}
    />
  );
}
