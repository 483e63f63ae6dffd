/** The project in which `story.spec.ts` trains a model; the specs after it look at what is there. */
export const storyProject = "Support triage";
