import { openModel } from "../../engine/generate";
import type { Completion, CompletionRequest, TextGenerator } from "../../engine/types";
import type { AnsweringModel } from "../models/model-catalog";

interface Resident {
  generator: Promise<TextGenerator>;
  inUse: number;
}

/** Bases kept in memory at once; adapters are swapped over them. */
const mostResidents = 4;

/** One resident generator per base folder, the least recently used idle one making room. */
export class GeneratorPool {
  private readonly residents = new Map<string, Resident>();

  async complete(model: AnsweringModel, request: Omit<CompletionRequest, "adapterFolder">, onText?: (piece: string) => void): Promise<Completion> {
    const resident = this.take(model.baseFolder);
    resident.inUse += 1;
    try {
      const generator = await resident.generator;
      return await generator.complete({ ...request, adapterFolder: model.adapterFolder }, onText);
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
    resident.generator.catch(() => {
      if (this.residents.get(baseFolder) === resident) this.residents.delete(baseFolder);
    });
    return resident;
  }

  private makeRoom(): void {
    for (const [folder, { inUse }] of this.residents) {
      if (this.residents.size <= mostResidents) return;
      if (inUse === 0) void this.closeModel(folder).catch(() => undefined);
    }
  }
}
