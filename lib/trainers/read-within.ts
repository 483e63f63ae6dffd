/** What somebody else's server answers, as text, read no further than so many bytes: it may never end. */
export async function readWithin(body: AsyncIterable<Uint8Array> | null, mostBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let left = mostBytes;
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk.subarray(0, left), { stream: true });
    left -= chunk.length;
    // Leaving the loop closes the connection.
    if (left <= 0) break;
  }
  return text;
}
