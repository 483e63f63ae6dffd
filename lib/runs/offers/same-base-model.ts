/** Providers name the same open model in their own way: "Qwen/Qwen3-8B", "accounts/fireworks/models/qwen3-8b". */
export function isSameBaseModel(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

const plain = (name: string) =>
  (name.split("/").at(-1) ?? name)
    .toLowerCase()
    .replace(/^meta-/, "")
    .replace(/(\d)p(\d)/g, "$1.$2")
    .replace(/v(?=\d)/g, "")
    .replace(/[^a-z0-9.]+/g, "-");
