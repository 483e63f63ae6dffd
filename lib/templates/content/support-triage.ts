import type { Template, TemplateExample } from "../template";

type Row = [asked: string, queue: string, urgency: string];

const rows: Row[] = [
  ["I was charged twice for my October order, once on the 3rd and again on the 5th.", "billing", "normal"],
  ["Your invoice 2231 has our old address on it. Can you send a corrected one?", "billing", "low"],
  ["Somebody is ordering things on my account right now, please block it!", "account", "high"],
  ["The kettle I got last week trips the fuse every time I switch it on.", "technical", "high"],
  ["How do I change the e-mail address I sign in with?", "account", "low"],
  ["Parcel says delivered but nothing is here and the neighbours have not got it either.", "delivery", "normal"],
  ["I would like to send the blue lamp back, it is smaller than I thought.", "returns", "low"],
  ["we need the 40 chairs by friday morning or the wedding has no seats", "delivery", "high"],
  ["The app closes itself whenever I open the basket.", "technical", "normal"],
  ["Do you take back a mattress that was unpacked but not slept on?", "returns", "low"],
  ["My discount code from the newsletter is not accepted at the till.", "billing", "low"],
  ["Refund for return 5519 was promised two weeks ago. Still nothing on my card.", "returns", "normal"],
  ["I cannot sign in any more since you sent the new password mail.", "account", "normal"],
  ["The courier left the box in the rain and the books inside are soaked.", "delivery", "normal"],
  ["There is a burning smell from the charger. I have unplugged it.", "technical", "high"],
  ["Please cancel the yearly plan before it renews tomorrow.", "billing", "high"],
  ["Where can I see how many points I have collected?", "account", "low"],
  ["Half of the shelf is missing: one box of two has arrived.", "delivery", "normal"],
  ["The zip of the jacket broke on the second day. Exchange please, same size.", "returns", "normal"],
  ["Heater shows E4 and stays cold. We have a baby in the house.", "technical", "high"],
  ["Can I pay by bank transfer instead of card next month?", "billing", "low"],
  ["You delivered somebody else's parcel to me. Name on it is not mine.", "delivery", "normal"],
  ["I want my data deleted and the account closed.", "account", "normal"],
  ["Got the wrong colour, I ordered green and this is grey.", "returns", "normal"],
  ["Bluetooth drops after about ten minutes, already reset it twice.", "technical", "normal"],
  ["My bank says you tried to take 900 instead of 90. What is going on?", "billing", "high"],
  ["Could you leave the parcel with the shop downstairs next time?", "delivery", "low"],
  ["Two people share our login. Is there a way to have two users?", "account", "low"],
  ["The return label you mailed cannot be printed, the file is empty.", "returns", "low"],
  ["Update failed half way and now the screen stays black.", "technical", "normal"],
  ["VAT number is missing on the last three invoices, our accountant needs them this week.", "billing", "normal"],
  ["It has been in your depot for nine days. Is anybody working on this?", "delivery", "normal"],
  ["I never opened this account and I keep getting your mails.", "account", "normal"],
  ["The pan came with a dent. I can live with it for a partial refund.", "returns", "low"],
  ["How do I connect the scale to a second phone?", "technical", "low"],
  ["Please send a reminder before you collect the money next time.", "billing", "low"],
];

export const supportTriage: Template = {
  key: "support-triage",
  name: "Support triage",
  profession: "For a help desk",
  purpose: "Reads a customer's message and says which team it belongs to and how much it hurries.",
  caution: "Invented messages of an invented shop. Replace the queues by your own and import last month's tickets.",
  datasetName: "Customer messages",
  instruction:
    "Sort the customer's message. Answer with JSON: queue is billing, delivery, returns, technical or account; urgency is low, normal or high.",
  answerSchema: {
    type: "object",
    properties: {
      queue: { enum: ["billing", "delivery", "returns", "technical", "account"] },
      urgency: { enum: ["low", "normal", "high"] },
    },
    required: ["queue", "urgency"],
    additionalProperties: false,
  },
  graders: ["json_fields", "exact"],
  examples: rows.map(([asked, queue, urgency]): TemplateExample => ({ asked, answer: { queue, urgency }, tags: [queue] })),
};
