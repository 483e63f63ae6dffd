import { Activity, Box, LayoutList, type LucideIcon, MessagesSquare, Route, Scale } from "lucide-react";

const icons: Record<string, LucideIcon> = {
  Overview: LayoutList,
  Data: MessagesSquare,
  Runs: Activity,
  Models: Box,
  Evaluations: Scale,
  Deployments: Route,
};

export function chapterIcon(label: string): LucideIcon {
  return icons[label] ?? Box;
}
