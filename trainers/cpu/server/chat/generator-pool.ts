import { ModelError, ParameterError } from "../../engine/errors";
import { openModel } from "../../engine/generate";
import type { Completion, CompletionRequest, TextGenerator } from "../../engine/types";
import type { AnsweringModel } from "../models/model-catalog";

interface Resident {
  generator: Promise<TextGenerator>;
  inUse: number;
}

/** Refusals and hang-ups say nothing about the generator's health. */
function isAnswer(error: unknown): boolean {
  return error instanceof ParameterError || error instanceof ModelError || (error instanceof Error && error.name === "AbortError");
}

/** Bases kept in memory at once; adapters are swapped over them. */
const mostResidents = 4;

/** One resident generator per base folder, the least recently used idle one making room. */
export class GeneratorPool {
  private readonly residents = new Map<string, Resident>();

  async complete(
    model: AnsweringModel,
    request: Omit<CompletionRequest, "adapterFolder">,
    onText?: (piece: string) => void,
  ): Promise<Completion> {
    const resident = this.take(model.baseFolder);
    resident.inUse += 1;
    try {
      const generator = await resident.generator;
      return await generator.complete({ ...request, adapterFolder: model.adapterFolder }, onText);
    } catch (error) {
      // Its thread may have died: the next request opens the model anew.
      if (!isAnswer(error)) this.forget(model.baseFolder, resident);
      throw error;
    } finally {
      resident.inUse -= 1;
      this.makeRoom();
    }
  }

  async forgetAdapter(baseFolder: string, adapterFolder: string): Promise<void> {
    await (await this.residents.get(baseFolder)?.generator)?.forgetAdapter(adapterFolder);
  }

  async closeModel(baseFolder: string): Promise<void> {
    const resident = this.residents.get(baseFolder);
    this.residents.delete(baseFolder);
    await (await resident?.generator)?.close();
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.residents.keys()].map((folder) => this.closeModel(folder)));
  }

  private take(baseFolder: string): Resident {
    const resident = this.residents.get(baseFolder) ?? { generator: openModel({ baseFolder }), inUse: 0 };
    this.residents.delete(baseFolder);
    this.residents.set(baseFolder, resident);
    resident.generator.catch(() => this.forget(baseFolder, resident));
    return resident;
  }

  private forget(baseFolder: string, resident: Resident): void {
    if (this.residents.get(baseFolder) !== resident) return;
    this.residents.delete(baseFolder);
    resident.generator.then((generator) => generator.close()).catch(() => undefined);
  }

  private makeRoom(): void {
    for (const [folder, { inUse }] of this.residents) {
      if (this.residents.size <= mostResidents) return;
      if (inUse === 0) void this.closeModel(folder).catch(() => undefined);
    }
  }
}
