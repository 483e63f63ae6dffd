"use client";

import { AppBar } from "../layout/app-bar";

const chapters = ["Overview", "Data", "Runs", "Models", "Evaluations", "Deployments"];
const short: Record<string, string> = { Evaluations: "Evaluate", Deployments: "Deploy" };

export function SpecimenBar() {
  return (
    <AppBar
      home="#content"
      project={{ id: "triage", name: "Support triage" }}
      projects={[{ id: "triage", name: "Support triage", href: "#triage" }]}
      chapters={chapters.map((label, index) => ({
        href: `#${label.toLowerCase()}`,
        label,
        current: index === 0,
        ...(short[label] ? { shortLabel: short[label] } : {}),
        ...(label === "Models" ? { mark: { state: "attention" as const, label: "2 models retire in 52 days" } } : {}),
      }))}
      user={{ name: "Priya Raman", email: "priya@aldermoor.example" }}
      onSignOut={() => undefined}
      onSearch={() => undefined}
    />
  );
}
