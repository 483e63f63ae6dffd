import type { RecipeContent } from "../recipes/schemas";
import { contentSettings } from "../settings/content-settings";
import { differingFields } from "../settings/setting";
import { shareSetting } from "../settings/share-setting";
import type { SweepMember } from "./schemas";

interface Member {
  trainer: { id: string; name: string };
  content: RecipeContent;
  trainPercent: number;
  subsetSeed: number;
}

/** Of each member the settings that are not the same in all of them, in the words of the screen. */
export function settingsOf(members: readonly Member[]): SweepMember["settings"][] {
  const all = members.map(({ trainer, content, ...part }) => [shareSetting(part), ...contentSettings(trainer, content)]);
  const differs = differingFields(all);
  return all.map((settings) => settings.flatMap(({ field, label, value }) => (differs.has(field) ? [{ field, label, value }] : [])));
}
