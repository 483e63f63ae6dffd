import { formatNumber, formatPercent } from "@/lib/format";
import { areLabels, labelFields, wholeAnswer } from "./label-fields";
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

  /** Without a single field whose values come from a list there is nothing to classify. */
  get hasLabels(): boolean {
    return [...this.#fields.keys()].some((name) => this.#isLabel(name));
  }

  test(question: string, target: string): void {
    this.caseCount++;
    const features = featuresOf(question);
    let isRight = true;
    for (const [name, label] of labelFields(target)) {
      const isFieldRight = this.#isLabel(name) && this.#fields.get(name)?.classify(features) === label;
      if (isFieldRight) this.#rightByField.set(name, (this.#rightByField.get(name) ?? 0) + 1);
      isRight &&= isFieldRight;
    }
    if (isRight) this.rightCount++;
  }

  describe(): string {
    const method = `Naive Bayes over words and pairs of words, learned from ${formatNumber(this.exampleCount)} training examples`;
    const names = [...this.#fields.keys()].filter((name) => name !== wholeAnswer);
    if (names.length === 0) return `${method}.`;
    const share = (name: string) => formatPercent((this.#rightByField.get(name) ?? 0) / Math.max(1, this.caseCount), 0);
    const known = names.filter((name) => this.#isLabel(name)).map((name) => `${name} ${share(name)}`);
    const free = names.filter((name) => !this.#isLabel(name));
    const limit = free.length > 0 ? ` It cannot write ${free.join(", ")}: the values there do not come from a list.` : "";
    return `${method}, field by field: ${known.join(", ")}.${limit} A case counts when every field is right.`;
  }

  #isLabel(name: string): boolean {
    const model = this.#fields.get(name);
    return model !== undefined && areLabels(model.labels);
  }
}
