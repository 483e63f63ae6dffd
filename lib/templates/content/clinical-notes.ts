import type { Template, TemplateExample } from "../template";

type Row = [note: string, problem: string, medication: string[], allergies: string[], followUp: string | null];

const rows: Row[] = [
  [
    "Adult with sore throat for three days, no fever. Started on ibuprofen 400 mg three times a day. No known allergies. Come back if worse.",
    "sore throat",
    ["ibuprofen 400 mg three times a day"],
    [],
    "if worse",
  ],
  [
    "Blood pressure 158/94 again today. Amlodipine raised to 10 mg in the morning. Penicillin allergy noted. Recheck in four weeks.",
    "high blood pressure",
    ["amlodipine 10 mg in the morning"],
    ["penicillin"],
    "in four weeks",
  ],
  [
    "Pt fell on the ice, left wrist swollen, X-ray clear. Splint. Paracetamol 1 g up to four times daily prn. NKDA. Review in 10 days.",
    "wrist sprain",
    ["paracetamol 1 g up to four times daily as needed"],
    [],
    "in 10 days",
  ],
  [
    "Known type 2 diabetes, HbA1c 61. Metformin to 1000 mg twice a day, continue empagliflozin 10 mg daily. Allergic to sulfonamides. Bloods in three months.",
    "type 2 diabetes",
    ["metformin 1000 mg twice a day", "empagliflozin 10 mg daily"],
    ["sulfonamides"],
    "in three months",
  ],
  [
    "Itchy rash on both forearms after gardening. Hydrocortisone 1% cream twice a day for a week. No allergies to medicines.",
    "contact rash",
    ["hydrocortisone 1% cream twice a day"],
    [],
    null,
  ],
  [
    "Child, 6 y, ear pain since last night, eardrum red. Amoxicillin 500 mg three times a day for five days. NKDA. See again if no better in 48 hours.",
    "ear infection",
    ["amoxicillin 500 mg three times a day"],
    [],
    "if no better in 48 hours",
  ],
  [
    "Heartburn most evenings. Omeprazole 20 mg before breakfast for four weeks, then stop. Latex allergy. Phone review after that.",
    "heartburn",
    ["omeprazole 20 mg before breakfast"],
    ["latex"],
    "by phone after four weeks",
  ],
  [
    "Asthma, uses the blue inhaler daily. Started budesonide/formoterol 200/6 one puff twice a day. Aspirin makes it worse (listed). Peak flow diary, back in six weeks.",
    "asthma",
    ["budesonide/formoterol 200/6 one puff twice a day"],
    ["aspirin"],
    "in six weeks",
  ],
  [
    "Low mood since spring, sleeping badly. Talked about options, sertraline 50 mg in the morning. No allergies. Appointment in two weeks.",
    "low mood",
    ["sertraline 50 mg in the morning"],
    [],
    "in two weeks",
  ],
  [
    "Burning when passing water, dip positive. Nitrofurantoin 100 mg twice a day, three days. Allergic to trimethoprim. Back if fever.",
    "urinary infection",
    ["nitrofurantoin 100 mg twice a day"],
    ["trimethoprim"],
    "if fever",
  ],
  [
    "Migraine twice this month. Sumatriptan 50 mg at onset, may repeat once after two hours. NKDA. Headache diary, review in eight weeks.",
    "migraine",
    ["sumatriptan 50 mg at onset"],
    [],
    "in eight weeks",
  ],
  [
    "Back pain after lifting, no red flags. Keep moving. Naproxen 500 mg twice a day with food for a week. No allergies.",
    "back pain",
    ["naproxen 500 mg twice a day"],
    [],
    null,
  ],
  [
    "TSH 9.1, tired for months. Levothyroxine 50 micrograms before breakfast. Iodine contrast reaction in 2015. TSH in eight weeks.",
    "underactive thyroid",
    ["levothyroxine 50 micrograms before breakfast"],
    ["iodine contrast"],
    "in eight weeks",
  ],
  [
    "Hay fever season. Cetirizine 10 mg at night and mometasone nasal spray once a day. Egg allergy as a child, outgrown. See as needed.",
    "hay fever",
    ["cetirizine 10 mg at night", "mometasone nasal spray once a day"],
    [],
    "as needed",
  ],
  [
    "Wound on shin, clean, edges red. Flucloxacillin 500 mg four times a day for five days. No allergies. Nurse to change dressing on Friday.",
    "wound infection",
    ["flucloxacillin 500 mg four times a day"],
    [],
    "nurse on Friday",
  ],
  [
    "Gout, right big toe. Colchicine 500 micrograms twice a day until it settles. Ibuprofen gives hives. Uric acid in a month.",
    "gout",
    ["colchicine 500 micrograms twice a day"],
    ["ibuprofen"],
    "in a month",
  ],
  [
    "Routine check of cholesterol, LDL 4.2. Atorvastatin 20 mg at night started after discussion. NKDA. Bloods in three months.",
    "high cholesterol",
    ["atorvastatin 20 mg at night"],
    [],
    "in three months",
  ],
  [
    "Cough for four weeks, chest clear. No medicine today. Chest X-ray asked for. Penicillin allergy. Results by phone next week.",
    "cough",
    [],
    ["penicillin"],
    "by phone next week",
  ],
  [
    "Fungal nail, one toe. Wants no tablets. Amorolfine lacquer once a week. No allergies known.",
    "fungal nail",
    ["amorolfine lacquer once a week"],
    [],
    null,
  ],
  [
    "Anaemia, ferritin 6. Ferrous sulfate 200 mg once a day. Tape causes blisters. Count again in four weeks.",
    "iron deficiency",
    ["ferrous sulfate 200 mg once a day"],
    ["tape"],
    "in four weeks",
  ],
  [
    "Smoker who wants to stop. Nicotine patch 21 mg a day plus gum. No allergies. Clinic weekly for a month.",
    "stopping smoking",
    ["nicotine patch 21 mg a day", "nicotine gum"],
    [],
    "weekly for a month",
  ],
  [
    "Dizzy on standing up since the water tablet was raised. Bendroflumethiazide stopped. Codeine makes her sick, listed as allergy. Blood pressure next week.",
    "dizziness",
    [],
    ["codeine"],
    "next week",
  ],
  [
    "Conjunctivitis, both eyes sticky. Chloramphenicol drops every two hours for two days, then four times a day. NKDA.",
    "conjunctivitis",
    ["chloramphenicol drops every two hours for two days, then four times a day"],
    [],
    null,
  ],
  [
    "Insomnia after a bereavement. No tablets wanted. Sleep advice given, bereavement service told. Bee stings: carries adrenaline. Back in a month.",
    "insomnia",
    [],
    ["bee stings"],
    "in a month",
  ],
];

const texts = { type: "array", items: { type: "string" } };

export const clinicalNotes: Template = {
  key: "clinical-notes",
  name: "Clinical notes",
  profession: "For a practice or a ward",
  purpose: "Turns a free note into fields: the problem, what was prescribed, allergies and when to come back.",
  caution:
    "Invented notes of nobody. Not for decisions about care. Before you import real notes, take names and numbers out: the checks help to find them.",
  datasetName: "Notes",
  instruction:
    "Take the clinical note apart. Answer with JSON: problem, medication (list), allergies (list), follow_up (text or null). Add nothing that is not in the note.",
  answerSchema: {
    type: "object",
    properties: { problem: { type: "string" }, medication: texts, allergies: texts, follow_up: { type: ["string", "null"] } },
    required: ["problem", "medication", "allergies", "follow_up"],
    additionalProperties: false,
  },
  graders: ["json_fields", "exact"],
  recipe: { name: "Notes, first try", epochs: 6, loraRank: 16 },
  examples: rows.map(
    ([asked, problem, medication, allergies, followUp]): TemplateExample => ({
      asked,
      answer: { problem, medication, allergies, follow_up: followUp },
    }),
  ),
};
