import { formatNumber, formatPercent } from "@/lib/format";
import { areLabels, labelFields, mostLabels, wholeAnswer } from "./label-fields";
import { featuresOf, NaiveBayes } from "./naive-bayes";

/** One classifier for each field of the answer; a case is right when all of its fields are. */
export class FieldClassifier {
  readonly #fields = new Map<string, NaiveBayes>();
  readonly #rightByField = new Map<string, number>();
  exampleCount = 0;
  caseCount = 0;
  rightCount = 0;

  learn(question: string, target: string): void {
    this.exampleCount++;
    const features = featuresOf(question);
    for (const [name, label] of labelFields(target)) {
      const model = this.#fields.get(name) ?? new NaiveBayes();
      this.#fields.set(name, model);
      model.learn(features, label);
    }
  }

  /** False as soon as there are more different answers than a list of labels has. */
  get mayBeLabels(): boolean {
    return [...this.#fields.values()].every(({ labels }) => labels.size <= mostLabels);
  }

  get areLabels(): boolean {
    return this.#fields.size > 0 && [...this.#fields.values()].every(({ labels }) => areLabels(labels));
  }

  test(question: string, target: string): void {
    this.caseCount++;
    const features = featuresOf(question);
    let isRight = true;
    for (const [name, label] of labelFields(target)) {
      const isFieldRight = this.#fields.get(name)?.classify(features) === label;
      if (isFieldRight) this.#rightByField.set(name, (this.#rightByField.get(name) ?? 0) + 1);
      isRight &&= isFieldRight;
    }
    if (isRight) this.rightCount++;
  }

  describe(): string {
    const method = `Naive Bayes over words and pairs of words, learned from ${formatNumber(this.exampleCount)} training examples`;
    const names = [...this.#fields.keys()].filter((name) => name !== wholeAnswer);
    if (names.length === 0) return `${method}.`;
    const shares = names.map((name) => `${name} ${formatPercent((this.#rightByField.get(name) ?? 0) / Math.max(1, this.caseCount), 0)}`);
    return `${method}, field by field: ${shares.join(", ")}. A case counts when every field is right.`;
  }
}
