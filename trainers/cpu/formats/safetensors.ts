import { closeSync, openSync, readSync } from "node:fs";
import { z } from "zod";
import { ModelError } from "../engine/errors";

const tensorSchema = z.object({
  dtype: z.string(),
  shape: z.array(z.number().int().nonnegative()),
  data_offsets: z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]),
});

export interface SafetensorsFile {
  names: string[];
  shape(name: string): number[];
  /** Always as 32-bit floats, whatever the file holds. */
  read(name: string): Float32Array;
  close(): void;
}

const bytesPerElement: Record<string, number> = { F32: 4, F16: 2, BF16: 2 };

/** Reads tensors one at a time, so that a large checkpoint never lies in memory twice. */
export function openSafetensors(path: string): SafetensorsFile {
  const file = openSync(path, "r");
  try {
    const { tensors, dataStart } = readHeader(file, path);
    const find = (name: string) => {
      const tensor = tensors.get(name);
      if (!tensor) throw new ModelError(`${path} has no tensor "${name}".`);
      return tensor;
    };
    return {
      names: [...tensors.keys()],
      shape: (name) => find(name).shape,
      read: (name) => {
        const { dtype, data_offsets, shape } = find(name);
        const size = bytesPerElement[dtype];
        if (!size) throw new ModelError(`${path}: the tensor "${name}" is stored as ${dtype}; this trainer reads F32, F16 and BF16.`);
        const count = shape.reduce((product, length) => product * length, 1);
        if (data_offsets[1] - data_offsets[0] !== count * size)
          throw new ModelError(`${path}: the size of the tensor "${name}" does not fit its shape.`);
        return toFloats(readExactly(file, dataStart + data_offsets[0], count * size, path), dtype, count);
      },
      close: () => closeSync(file),
    };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function readHeader(file: number, path: string) {
  const length = Number(readExactly(file, 0, 8, path).readBigUInt64LE());
  if (length > 100_000_000) throw new ModelError(`${path} is not a safetensors file.`);
  const header = parseJson(readExactly(file, 8, length, path).toString("utf8"), path);
  const tensors = new Map<string, z.infer<typeof tensorSchema>>();
  for (const [name, entry] of Object.entries(header)) {
    if (name === "__metadata__") continue;
    const tensor = tensorSchema.safeParse(entry);
    if (!tensor.success) throw new ModelError(`${path}: the entry "${name}" is not understood.`);
    tensors.set(name, tensor.data);
  }
  return { tensors, dataStart: 8 + length };
}

function parseJson(text: string, path: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    throw new ModelError(`${path} is not a safetensors file.`);
  }
}

function readExactly(file: number, position: number, length: number, path: string): Buffer {
  const buffer = Buffer.from(new ArrayBuffer(length));
  let done = 0;
  while (done < length) {
    const read = readSync(file, buffer, done, length - done, position + done);
    if (read === 0) throw new ModelError(`${path} ends too early; was it copied or downloaded completely?`);
    done += read;
  }
  return buffer;
}

function toFloats(bytes: Buffer, dtype: string, count: number): Float32Array {
  if (dtype === "F32") return new Float32Array(bytes.buffer, bytes.byteOffset, count);
  const halves = new Uint16Array(bytes.buffer, bytes.byteOffset, count);
  const bits = new Uint32Array(count);
  if (dtype === "BF16") for (let i = 0; i < count; i++) bits[i] = (halves[i] ?? 0) << 16;
  else for (let i = 0; i < count; i++) bits[i] = halfToFloatBits(halves[i] ?? 0);
  return new Float32Array(bits.buffer);
}

function halfToFloatBits(half: number): number {
  const sign = (half & 0x8000) << 16;
  const exponent = (half >> 10) & 31;
  const fraction = half & 1023;
  if (exponent === 31) return sign | 0x7f800000 | (fraction << 13);
  if (exponent > 0) return sign | ((exponent + 112) << 23) | (fraction << 13);
  if (fraction === 0) return sign;
  const shift = Math.clz32(fraction) - 21;
  return sign | ((113 - shift) << 23) | (((fraction << shift) & 1023) << 13);
}

export interface Tensor {
  shape: number[];
  data: Float32Array;
}

export function encodeSafetensors(tensors: Map<string, Tensor>): Buffer[] {
  const header: Record<string, unknown> = { __metadata__: { format: "pt" } };
  const parts: Buffer[] = [];
  let offset = 0;
  for (const [name, { shape, data }] of tensors) {
    header[name] = { dtype: "F32", shape, data_offsets: [offset, offset + data.byteLength] };
    // A view may lie on shared memory, which file writes do not take.
    parts.push(Buffer.from(new Float32Array(data).buffer));
    offset += data.byteLength;
  }
  const text = JSON.stringify(header);
  const json = Buffer.from(text.padEnd(Math.ceil(Buffer.byteLength(text) / 8) * 8));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return [length, json, ...parts];
}
