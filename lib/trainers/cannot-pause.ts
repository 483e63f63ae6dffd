import { TrainerFailure } from "./trainer-failure";

export async function cannotPause(name: string): Promise<never> {
  const problem = `${name} cannot pause a training.`;
  throw new TrainerFailure("invalid", { kind: "provider", problem, action: "Let it go on, or cancel it." });
}
