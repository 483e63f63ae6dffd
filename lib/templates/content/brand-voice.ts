import type { Template, TemplateExample } from "../template";

type Row = [draft: string, answer: string];

const rows: Row[] = [
  ["Your order has been dispatched.", "Good news: your order is on its way to you."],
  ["The item is out of stock until further notice.", "It has sold out, sorry. Leave us your address and we will write the day it is back."],
  ["Please be advised that our offices are closed on Monday.", "We are closed on Monday and back on Tuesday at nine."],
  [
    "We regret to inform you that your application was unsuccessful.",
    "This time we chose somebody else. Thank you for the care you put into your application.",
  ],
  [
    "Payment is overdue. Settle immediately to avoid consequences.",
    "Your last invoice is still open. If something is in the way, tell us and we will find a plan.",
  ],
  [
    "Your complaint has been received and will be processed.",
    "Thank you for telling us. Somebody is looking into it today, and you will hear from us by tomorrow evening.",
  ],
  ["Users must update the software prior to utilisation.", "Update the app first, then you are ready to go. It takes about two minutes."],
  ["The product is intended for indoor use only.", "Made for indoors: rain would not do it good."],
  [
    "Your account has been suspended due to suspicious activity.",
    "We have paused your account because somebody tried to sign in from a new place. Was it you? One click and it is open again.",
  ],
  [
    "Delivery will be delayed owing to unforeseen circumstances.",
    "Your parcel is late, and that is our fault. It should reach you on Thursday; we will write if that changes.",
  ],
  ["Feedback is appreciated.", "Tell us what you think. We read every line."],
  [
    "The warranty does not cover damage caused by improper handling.",
    "The guarantee covers our mistakes, not a fall from the table. For everything else there is our repair shop.",
  ],
  ["Kindly refrain from replying to this message.", "Nobody reads this mailbox. You reach us at the address below."],
  ["A replacement part will be provided free of charge.", "We will send you a new part. It costs you nothing."],
  ["Our experts are at your disposal.", "Stuck? Call us, a person will pick up."],
  ["Registration for the event is mandatory.", "Come along! Just put your name down first, so that there is a chair for you."],
  ["It is necessary to return the signed form by Friday.", "Could you send the signed form back by Friday? Then we can start on Monday."],
  [
    "The service will be unavailable for maintenance from 22:00 to 23:00.",
    "Tonight from ten to eleven we are tidying up behind the scenes. The app will be asleep for that hour.",
  ],
  [
    "Your subscription will renew automatically.",
    "Your plan goes on next month by itself. To stop it, one click in your settings is enough.",
  ],
  [
    "We cannot process your request without further information.",
    "We would love to help and need one thing more: the number on the back of the box.",
  ],
  [
    "This offer is subject to terms and conditions.",
    "There is some small print. The short version: one per household, until the end of May.",
  ],
  ["Thank you for your purchase.", "Thank you! We hope it makes somebody smile."],
  ["The requested document is attached.", "Here is the document you asked for."],
  ["Refunds are issued within fourteen days.", "Your money is back with you in fourteen days at the latest, usually sooner."],
];

export const brandVoice: Template = {
  key: "brand-voice",
  name: "Brand voice",
  profession: "For everybody who writes to customers",
  purpose: "Takes a stiff draft and says it the way you would: short, warm, no promises that cannot be kept.",
  caution:
    "Invented drafts in an invented voice. Free text needs many more examples than labels do, and an exact match says little about it: have people compare answers.",
  datasetName: "Rewritten drafts",
  instruction: "Rewrite the draft in our voice: short and warm, plain words, no exaggeration. Keep every fact and every date.",
  answerSchema: null,
  graders: ["exact"],
  recipe: { name: "Brand voice, first try", epochs: 4, loraRank: 16 },
  examples: rows.map(([asked, answer]): TemplateExample => ({ asked, answer })),
};
