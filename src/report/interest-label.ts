/** The label on pull requests that match what Security wants to hear of. */
export const OF_INTEREST = {
  name: "threat-model: of interest",
  color: "5319e7",
  description: "Matches what Security wants to hear of; nobody has to wait",
} as const;
