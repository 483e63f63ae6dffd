import { storeChunk } from "@/lib/datasets/imports/store-chunk";
import { chunkQuery } from "@/lib/datasets/imports/upload-schemas";
import { route } from "@/lib/http/route";

export const PUT = route({ may: "edit", query: chunkQuery }, ({ caller, id, query, request }) =>
  storeChunk(caller, id("importId"), { position: Number(id("position")), sha256: query.sha256, body: request.body }),
);
