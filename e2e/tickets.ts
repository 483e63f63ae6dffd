const queues = {
  "card arrival": [
    "my card has not come yet",
    "where is the card that I ordered",
    "the new card is late again",
    "how long until my card is here",
  ],
  refund: ["I want my money back", "please refund the last order", "when do I get my refund", "you took the money twice, return it"],
  login: ["I cannot sign in", "my password is refused", "the app logs me out", "the code to sign in does not come"],
  "address change": ["I moved to a new flat", "please change my address", "my street is spelled wrong", "send letters to my new house"],
};
const openings = ["Hello,", "Hi there,", "Good morning,", "Dear team,", "Quick question:"];
const places = ["Skerra", "Mill Lane", "Ort", "Hallam", "Brae", "Lowe", "Moss"];

export interface Ticket {
  message: string;
  queue: string;
}

/** Made-up messages of four kinds, the same at every call. */
export function makeTickets(count: number): Ticket[] {
  const kinds = Object.entries(queues);
  return Array.from({ length: count }, (_, index) => {
    const [queue, texts] = kinds[index % kinds.length] ?? ["", []];
    const at = Math.floor(index / kinds.length);
    const message = `${openings[at % openings.length]} ${texts[at % texts.length]}, from ${places[at % places.length]}, note ${index + 1}`;
    return { message, queue };
  });
}

export function toCsv(tickets: readonly Ticket[]): Buffer {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return Buffer.from(["message,queue", ...tickets.map(({ message, queue }) => `${cell(message)},${cell(queue)}`)].join("\n"));
}
