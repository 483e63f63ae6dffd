import type { Template, TemplateExample } from "../template";

type Row = [clause: string, type: string, review: string];

const rows: Row[] = [
  [
    "Each party shall keep the other party's Confidential Information secret for five years after it was disclosed.",
    "confidentiality",
    "standard",
  ],
  ["The Recipient may share Confidential Information with any third party it considers useful.", "confidentiality", "lawyer"],
  [
    "Information that is public, or becomes public without a breach of this Agreement, is not Confidential Information.",
    "confidentiality",
    "standard",
  ],
  [
    "The duty of secrecy under this clause never ends and also covers information disclosed before the date of this Agreement.",
    "confidentiality",
    "lawyer",
  ],
  ["Either party may end this Agreement with three months' written notice to the end of a quarter.", "termination", "standard"],
  ["The Supplier may end this Agreement at any time without notice and keeps all fees paid in advance.", "termination", "lawyer"],
  [
    "If a party breaks a material duty and does not mend it within thirty days of a written warning, the other party may terminate.",
    "termination",
    "standard",
  ],
  ["The Customer may not terminate during the first seven years, for whatever reason.", "termination", "lawyer"],
  [
    "A party's total liability in a contract year is limited to the fees paid in that year; this limit does not apply to intent or gross negligence.",
    "liability",
    "standard",
  ],
  ["The Customer bears all damages, losses and costs of the Supplier without limit.", "liability", "lawyer"],
  ["Neither party is liable for lost profit unless it acted with intent.", "liability", "standard"],
  ["The Supplier is not liable under any circumstances, including intent and injury to persons.", "liability", "lawyer"],
  ["Invoices are due thirty days after receipt. Late amounts bear the statutory interest.", "payment", "standard"],
  ["The Supplier may raise all prices at any time by any amount; the new price is due at once.", "payment", "lawyer"],
  ["Fees are adjusted once a year by the change of the consumer price index.", "payment", "standard"],
  ["The Customer pays two years of fees in advance; they are not returned if the service ends early.", "payment", "lawyer"],
  ["This Agreement is governed by the laws of Ireland. The courts of Dublin have jurisdiction.", "governing law", "standard"],
  ["Disputes are decided by an arbitrator whom the Supplier alone appoints, at a place of its choice.", "governing law", "lawyer"],
  [
    "The parties first try to settle a dispute by mediation; if that fails within sixty days, the courts of Vienna decide.",
    "governing law",
    "standard",
  ],
  ["The Customer waives any right to go to court in connection with this Agreement.", "governing law", "lawyer"],
  [
    "Neither party may assign this Agreement without the other's written consent, which may not be refused without good reason.",
    "assignment",
    "standard",
  ],
  [
    "The Supplier may transfer this Agreement to anybody, including competitors of the Customer, without telling the Customer.",
    "assignment",
    "lawyer",
  ],
  ["The Customer may assign this Agreement to a company of its group by written notice.", "assignment", "standard"],
  [
    "The Processor handles personal data only on documented instructions of the Controller and deletes it when the service ends.",
    "data protection",
    "standard",
  ],
  ["The Supplier may use the Customer's personal data for purposes of its own, including sale to partners.", "data protection", "lawyer"],
  [
    "The Processor reports a breach of personal data to the Controller within forty-eight hours of noticing it.",
    "data protection",
    "standard",
  ],
  ["Personal data may be stored in any country without further safeguards.", "data protection", "lawyer"],
  [
    "A party is excused as long as an event outside its control, such as flood or war, keeps it from performing; it tells the other party at once.",
    "force majeure",
    "standard",
  ],
  ["A rise of the Supplier's costs counts as force majeure and frees the Supplier from its duties.", "force majeure", "lawyer"],
  ["If force majeure lasts longer than ninety days, either party may terminate without compensation.", "force majeure", "standard"],
];

export const contractClauses: Template = {
  key: "contract-clauses",
  name: "Contract clauses",
  profession: "For a legal team",
  purpose: "Reads one clause and says what kind it is and whether a lawyer should look at it.",
  caution: "Invented clauses, no legal advice. What is standard for you is for you to say: go through them with your own playbook first.",
  datasetName: "Clauses",
  instruction:
    "Classify the contract clause. Answer with JSON: type is confidentiality, termination, liability, payment, governing law, assignment, data protection or force majeure; review is standard or lawyer.",
  answerSchema: {
    type: "object",
    properties: {
      type: {
        enum: ["confidentiality", "termination", "liability", "payment", "governing law", "assignment", "data protection", "force majeure"],
      },
      review: { enum: ["standard", "lawyer"] },
    },
    required: ["type", "review"],
    additionalProperties: false,
  },
  graders: ["json_fields", "exact"],
  recipe: { name: "Clauses, first try", epochs: 8, loraRank: 8 },
  examples: rows.map(([asked, type, review]): TemplateExample => ({ asked, answer: { type, review }, tags: [type] })),
};
