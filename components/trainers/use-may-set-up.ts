"use client";

import { useQuery } from "@tanstack/react-query";
import { useMe } from "@/components/layout/use-me";
import { workspacePeopleQuery } from "@/lib/accounts/hooks";
import { mayDo } from "@/lib/accounts/permissions";

interface SetUp {
  /** True while it is not known yet: the server has the last word, and nothing should flicker. */
  maySetUp: boolean;
  /** Who can instead, as the beginning of a sentence. */
  askWhom: string;
}

const oneOf = new Intl.ListFormat("en-GB", { type: "disjunction" });
const named = 3;

/** Trainers belong to the workspace, so the role there decides, not the one in a project. */
export function useMaySetUp(): SetUp {
  const me = useMe();
  const { data: people = [] } = useQuery(workspacePeopleQuery());
  const able = people.filter(({ role }) => mayDo(role, "launch")).map(({ name }) => name);
  return {
    maySetUp: me === undefined || mayDo(me.role, "launch"),
    askWhom: able.length > 0 ? oneOf.format(able.slice(0, named)) : "A lead or an owner of the workspace",
  };
}
