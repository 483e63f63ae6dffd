import type { KeyGroup } from "@/components/ui/keys-help";

/** Every key of the dataset's screen; those of the editor work while an example is open. */
export const tableKeys: readonly KeyGroup[] = [
  {
    heading: "In the list",
    keys: [
      { keys: ["J", "K"], does: "Next, previous example" },
      { keys: ["Enter"], does: "Open it" },
      { keys: ["Esc"], does: "Close it, then clear the selection" },
      { keys: ["/"], does: "Search" },
    ],
  },
  {
    heading: "Selecting",
    keys: [
      { keys: ["X"], does: "Select" },
      { keys: ["Shift X"], does: "Select all from the last one to here" },
      { keys: ["Ctrl A"], does: "Select what is loaded, then all that match" },
      { keys: ["Ctrl Z"], does: "Take the last change back" },
    ],
  },
  {
    heading: "In an example",
    keys: [
      { keys: ["A"], does: "Accept" },
      { keys: ["F"], does: "Save my fix" },
      { keys: ["R"], does: "Reject" },
      { keys: ["E"], does: "Edit the answer" },
    ],
  },
  {
    heading: "Anywhere",
    keys: [
      { keys: ["Ctrl K"], does: "Find and do" },
      { keys: ["G O", "G D", "G R"], does: "Overview, data, runs" },
      { keys: ["?"], does: "All keys" },
    ],
  },
];
