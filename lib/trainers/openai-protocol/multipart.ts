/** Fields and one file as multipart/form-data, row by row: a file of any size passes without standing in memory. */
export async function* multipart(
  boundary: string,
  fields: Record<string, string>,
  name: string,
  rows: AsyncIterable<string>,
  startsWithBom = false,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const [field, value] of Object.entries(fields))
    yield encoder.encode(`--${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`);
  yield encoder.encode(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/jsonl\r\n\r\n`,
  );
  let pending = startsWithBom ? "\uFEFF" : "";
  for await (const row of rows) {
    pending += `${row}\n`;
    if (pending.length < 64 * 1024) continue;
    yield encoder.encode(pending);
    pending = "";
  }
  yield encoder.encode(`${pending}\r\n--${boundary}--\r\n`);
}
