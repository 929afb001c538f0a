import type { Asset, Diagram, ScopeItem } from "../../model/threat-model.ts";
import { readMermaid } from "../diagrams/mermaid/read-mermaid.ts";
import { type AssetPlace, withPlaces } from "../structured/asset-places.ts";
import { modelDiagram } from "../structured/parts.ts";
import { type StructuredReading, structuredFormat } from "../structured/structured-format.ts";
import type { View } from "../structured/view.ts";
import { readDataFlowDiagram } from "./data-flow-diagram.ts";
import { blocksOf, LABEL, parseHcl } from "./parse-hcl.ts";
import { readThreat } from "./threats.ts";

/** A variable's value in place of its name; any other text as it is. */
type Resolve = (text: string | null) => string | null;

/**
 * threatcl (once hcltm): `threatmodel` blocks in HCL. Several of a file are read as one.
 * @see https://github.com/threatcl/spec
 */
export const threatcl = structuredFormat({
  id: "threatcl",
  title: "threatcl",
  recognizes: ({ path, text }) => /\.hcl$/i.test(path) && /^[ \t]*threatmodel[ \t]/m.test(text),
  parse: parseHcl,
  read(root) {
    const models = root.maps(blocksOf("threatmodel"));
    if (models.length === 0) return "a threatcl file needs a “threatmodel” block";
    const resolve = resolver(root);
    const diagrams = models.flatMap(readDiagrams);
    return {
      title: models[0]?.name(LABEL) ?? null,
      diagrams: diagrams.flatMap((one) => one.diagrams),
      elements: diagrams.flatMap((one) => one.elements),
      dataFlows: diagrams.flatMap((one) => one.dataFlows),
      scope: {
        in: models.flatMap((model) => described(model, "usecase", resolve)),
        out: models.flatMap((model) => described(model, "exclusion", resolve)),
      },
      assets: withPlaces(
        models.flatMap((model) => model.maps(blocksOf("information_asset")).map(assetOf(resolve))),
        { stored: diagrams.flatMap((one) => one.stored), processed: [] },
      ),
      threats: models.flatMap((model) =>
        model.maps(blocksOf("threat")).map((view) => readThreat(view, resolve)),
      ),
    };
  },
});

function resolver(root: View): Resolve {
  const values = new Map(
    root.maps(blocksOf("variable")).map((view) => [`var.${view.text(LABEL)}`, view.text("value")]),
  );
  return (text) => (text === null ? null : (values.get(text) ?? text));
}

function assetOf(resolve: Resolve): (view: View) => Asset {
  return (view) => {
    const description = resolve(view.text("description"));
    return { id: null, name: view.name(LABEL) ?? "", kind: "data", description, ...view.lines };
  };
}

function described(model: View, block: string, resolve: Resolve): readonly ScopeItem[] {
  return model.maps(blocksOf(block)).flatMap((view) => {
    const text = resolve(view.name("description"));
    return text === null ? [] : [{ text, ...view.lines }];
  });
}

interface Drawings
  extends Required<Pick<StructuredReading, "diagrams" | "elements" | "dataFlows">> {
  readonly stored: readonly AssetPlace[];
}

function readDiagrams(model: View): readonly Drawings[] {
  const own = ["data_flow_diagram", "data_flow_diagram_v2"].flatMap((block) =>
    model.maps(blocksOf(block)).map((view): Drawings => {
      const drawn = readDataFlowDiagram(view);
      return { ...drawn, diagrams: modelDiagram(drawn.elements, view.lines) };
    }),
  );
  const link = model.has("diagram_link") ? [linkedDiagram(model)] : [];
  return [...own, ...model.maps(blocksOf("mermaid")).map(readMermaidBlock), ...link];
}

function readMermaidBlock(view: View): Drawings {
  const lines = view.linesOf("content");
  const isHeredoc = lines.endLine > lines.line;
  const drawn = readMermaid(view.text("content") ?? "", isHeredoc ? lines.line + 1 : lines.line);
  const { elements, dataFlows, problem } = drawn;
  return {
    elements,
    dataFlows,
    stored: [],
    diagrams: [{ kind: "mermaid", problem, ...view.lines }],
  };
}

function linkedDiagram(model: View): Drawings {
  const isImage = /\.(?:png|jpe?g|svg|gif|webp)$/i.test(model.text("diagram_link") ?? "");
  const kind: Diagram["kind"] = isImage ? "image" : "link";
  const diagrams = [{ kind, problem: null, ...model.linesOf("diagram_link") }];
  return { elements: [], dataFlows: [], stored: [], diagrams };
}
