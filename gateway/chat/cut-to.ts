import { storable } from "./storable";

/** No longer than that, and without the half of a pair that cutting may leave: the database refuses a whole record for it. */
export const cutTo = (text: string, most: number): string => storable(text.slice(0, most));
