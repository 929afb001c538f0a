import fc from "fast-check";
import { expect, test } from "vitest";
import { readMermaid } from "../../../src/formats/diagrams/mermaid/read-mermaid.ts";
import { writeMermaid } from "../../../src/formats/diagrams/mermaid/write-mermaid.ts";
import { threatModel, withoutLines } from "../structured/random-model.ts";

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

test("what is written as Mermaid reads back as the same drawing", () => {
  fc.assert(
    fc.property(threatModel, ({ elements, dataFlows }) => {
      const back = readMermaid(writeMermaid(elements, dataFlows), 1);
      expect(back.problem).toBeNull();
      expect(withoutLines([...back.elements].sort(byName))).toEqual(
        withoutLines([...elements].sort(byName)),
      );
      expect(withoutLines(back.dataFlows)).toEqual(withoutLines(dataFlows));
    }),
    { numRuns: 200 },
  );
});
