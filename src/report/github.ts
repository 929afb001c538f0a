import { plain, workflowData, workflowProperty } from "./escape.ts";
import { fitTitle } from "./fit.ts";
import { documentsWithGaps, worstFirst } from "./gap-order.ts";
import { gapsBlock, type Report } from "./report.ts";
import { ruleTitle } from "./rule-title.ts";

/**
 * The gaps as workflow commands, worst first, which GitHub Actions turns into annotations; then the
 * verdict as a line of the log. It shows ten of each level a step, hence the order.
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function workflowCommands(report: Report): string {
  const blocks = gapsBlock(report);
  const commands = documentsWithGaps(report.assessment.documents).flatMap(({ path, gaps }) =>
    worstFirst(gaps).map((gap) => {
      const level = gap.level === "error" && !blocks ? "warning" : gap.level;
      const properties = [
        `file=${workflowProperty(path)}`,
        `line=${gap.line}`,
        `endLine=${Math.max(gap.line, gap.endLine)}`,
        `title=${workflowProperty(fitTitle(ruleTitle(gap.rule)))}`,
      ];
      const parts = [gap.message, ...(gap.question === null ? [] : [gap.question])];
      const message = parts.map((part) => workflowData(part, 600)).join("%0A");
      return `::${level} ${properties.join(",")}::${message}`;
    }),
  );
  return `${[...commands, `Threat model: ${plain(report.verdict.title)}`].join("\n")}\n`;
}
