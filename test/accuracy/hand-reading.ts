import { z } from "zod";

const count = z.number().nullable();
const fact = z.boolean().nullable();

/** What a person read in one document. `null`: not counted, or two careful readers would differ. */
const handReading = z.object({
  section: fact,
  diagrams: count,
  inScope: fact,
  outOfScope: fact,
  assets: count,
  firstAssets: z.array(z.string()),
  threats: count,
  firstThreats: z.array(z.string()),
  countsAreARange: z.boolean(),
  stride: z.array(z.string()),
  mitigations: fact,
});

/** The index of a folder of documents that people read by hand. */
export const handIndex = z.array(
  z.object({
    file: z.string(),
    source: z.object({ path: z.string() }).partial().optional(),
    kind: z.string(),
    reading: handReading,
  }),
);

export type HandReading = z.infer<typeof handReading>;
