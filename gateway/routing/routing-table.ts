import { answerCheck } from "@/lib/projects/answer-check";
import type { Upstream, Upstreams } from "../upstream/upstreams";
import type { RoutedKey, RoutingData } from "./routing-data";

type DeploymentData = RoutingData["deployments"][number];
type VariantData = DeploymentData["variants"][number];

export interface RoutedVariant extends VariantData {
  upstream: Upstream;
  /** USD for a million tokens; null where it is not known. */
  price: { input: number | null; output: number | null };
}

export interface RoutedDeployment extends Omit<DeploymentData, "variants" | "shadow"> {
  variants: RoutedVariant[];
  fallback: RoutedVariant | undefined;
  shadow: { variant: RoutedVariant; share: number } | null;
  /** What is wrong with an answer, in words; null when it keeps the format. */
  checkAnswer: ((answer: string) => string | null) | null;
}

/** Everything that a request looks up, made once for each change. A request keeps the table that it began with. */
export interface RoutingTable {
  key: (hash: string) => RoutedKey | undefined;
  deployment: (name: string) => RoutedDeployment | undefined;
  deploymentsOf: (key: RoutedKey) => RoutedDeployment[];
}

export function makeRoutingTable({ deployments, keys, trainers }: RoutingData, upstreams: Upstreams): RoutingTable {
  upstreams.replace(trainers);
  const prices = new Map(trainers.map(({ id, kind, prices }) => [id, kind === "cpu" ? null : prices]));
  const priceOf = ({ trainerId, baseModel }: VariantData) => {
    const known = prices.get(trainerId);
    // Training and answering on one's own machine costs nothing that is billed.
    if (known === null) return { input: 0, output: 0 };
    const price = known?.[baseModel];
    return { input: price?.input ?? null, output: price?.output ?? null };
  };
  const byName = new Map<string, RoutedDeployment>();
  for (const deployment of deployments) {
    const variants = deployment.variants.map((variant) => ({
      ...variant,
      upstream: upstreams.get(variant.trainerId),
      price: priceOf(variant),
    }));
    const checkAnswer = deployment.answerSchema && answerCheck(deployment.answerSchema);
    const inShadow = variants.find(({ id }) => id === deployment.shadow?.variantId);
    const shadow = deployment.shadow && inShadow ? { variant: inShadow, share: deployment.shadow.share } : null;
    byName.set(deployment.name, { ...deployment, variants, fallback: variants.find(({ isFallback }) => isFallback), shadow, checkAnswer });
  }
  const byHash = new Map(keys.map((key) => [key.hash, key]));
  return {
    key: (hash) => byHash.get(hash),
    deployment: (name) => byName.get(name),
    deploymentsOf: (key) => [...byName.values()].filter((deployment) => opens(key, deployment)),
  };
}

export function opens({ projectId, deploymentIds }: RoutedKey, deployment: RoutedDeployment): boolean {
  return deployment.projectId === projectId && (deploymentIds === null || deploymentIds.includes(deployment.id));
}
