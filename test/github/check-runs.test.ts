import { describe, expect, it, test } from "vitest";
import { adoptCheckRun, createCheckRun } from "../../src/github/check-runs.ts";
import type { CheckRun } from "../../src/model/check-run.ts";
import { type Json, listOf, objectAt } from "../support/github/json.ts";
import { inBrief, nockedGitHub, REPOSITORY, type SentRequest } from "./nocked-github.ts";

const { github, api, sent } = nockedGitHub();
const HEAD = "a".repeat(40);
const RUNS = "/repos/acme/billing-api/check-runs";
const LISTED = `/repos/acme/billing-api/commits/${HEAD}/check-runs`;
const APP = 4711;

function checkWith(annotations: number): CheckRun {
  return {
    conclusion: "failure",
    title: "3 gaps",
    summary: "Answer the questions.",
    text: "The matrix.",
    annotations: Array.from({ length: annotations }, (_, at) => ({
      path: "docs/design/x.md",
      line: at + 1,
      endLine: at + 1,
      level: "failure",
      title: `Gap ${at + 1}`,
      message: "What would prove it?",
    })),
    buttons: [{ label: "Re-check", id: "re-check", description: "Check it again" }],
  };
}

/** The titles of the annotations that a request adds. */
function titles({ body }: SentRequest): readonly Json[] {
  return listOf(objectAt(objectAt({ body: body ?? {} }, "body"), "output")["annotations"]).map(
    ({ title }) => title ?? null,
  );
}

const gaps = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `Gap ${from + at}`);

/** A run of ours as GitHub lists it. */
function listed(id: number, annotations: number, changes: object = {}) {
  const { title, summary, text, conclusion } = checkWith(0);
  const output = { title, summary, text, annotations_count: annotations };
  return { id, external_id: "threatgate:threat-model", conclusion, output, ...changes };
}

function answerList(...runs: readonly object[]): void {
  const query = { check_name: "Threat model", filter: "all", per_page: "100", app_id: `${APP}` };
  api().get(LISTED).query(query).reply(200, { total_count: runs.length, check_runs: runs });
}

const adopt = (check: CheckRun, after = 0) =>
  adoptCheckRun(github, REPOSITORY, HEAD, check, { after, appId: APP });

describe("a new check run", () => {
  it("says all that is to be said in one request", async () => {
    api().post(RUNS).reply(201, { id: 99 });
    expect(await createCheckRun(github, REPOSITORY, HEAD, checkWith(1))).toBe(99);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.body).toEqual({
      name: "Threat model",
      head_sha: HEAD,
      external_id: "threatgate:threat-model",
      status: "completed",
      conclusion: "failure",
      output: {
        title: "3 gaps",
        summary: "Answer the questions.",
        text: "The matrix.",
        annotations: [
          {
            path: "docs/design/x.md",
            start_line: 1,
            end_line: 1,
            annotation_level: "failure",
            title: "Gap 1",
            message: "What would prove it?",
          },
        ],
      },
      actions: [{ label: "Re-check", identifier: "re-check", description: "Check it again" }],
    });
  });

  it.each([
    [0, []],
    [50, []],
    [51, [[51, 51]]],
    [
      200,
      [
        [51, 100],
        [101, 150],
        [151, 200],
      ],
    ],
  ] as const)(
    "with %i annotations adds those beyond 50 in further requests, in order",
    async (count, batches) => {
      api().post(RUNS).reply(201, { id: 99 });
      if (batches.length > 0) api().patch(`${RUNS}/99`).times(batches.length).reply(200, {});
      await createCheckRun(github, REPOSITORY, HEAD, checkWith(count));
      const [first, ...others] = sent.map(titles);
      expect(first).toEqual(gaps(1, Math.min(count, 50)));
      expect(others).toEqual(batches.map(([from, to]) => gaps(from, to)));
    },
  );

  it.each([
    ["GitHub answers with trouble", 502],
    ["GitHub has had enough of us", 503],
  ])("is asked for once where %s: it may stand there all the same", async (_when, status) => {
    api().post(RUNS).reply(status);
    await expect(createCheckRun(github, REPOSITORY, HEAD, checkWith(1))).rejects.toMatchObject({
      status,
    });
    expect(sent).toHaveLength(1);
  });

  it("is asked for once where the connection breaks", async () => {
    api().post(RUNS).replyWithError("socket hang up");
    await expect(createCheckRun(github, REPOSITORY, HEAD, checkWith(1))).rejects.toThrow();
    expect(sent).toHaveLength(1);
  });

  test("gets no annotation twice where adding them has failed", async () => {
    api().post(RUNS).reply(201, { id: 99 });
    api().patch(`${RUNS}/99`).reply(502);
    await expect(createCheckRun(github, REPOSITORY, HEAD, checkWith(60))).rejects.toThrow();
    expect(sent.map(inBrief)).toEqual([`POST ${RUNS}`, `PATCH ${RUNS}/99`]);
  });
});

describe("the check run of an interrupted try", () => {
  it("is taken over where it says the same and is complete", async () => {
    answerList(listed(99, 3));
    expect(await adopt(checkWith(3))).toBe(99);
    expect(sent).toHaveLength(1);
  });

  it.each([
    [50, 120, [gaps(51, 100), gaps(101, 120)]],
    [100, 120, [gaps(101, 120)]],
    [0, 60, [gaps(1, 50), gaps(51, 60)]],
  ])("with %i of %i annotations gets the others", async (posted, count, batches) => {
    answerList(listed(99, posted));
    api().patch(`${RUNS}/99`).times(batches.length).reply(200, {});
    expect(await adopt(checkWith(count))).toBe(99);
    expect(sent.slice(1).map(titles)).toEqual(batches);
  });

  it.each<[string, object]>([
    ["something else of ours", { external_id: "threatgate:config" }],
    ["what somebody else calls by the same name", { external_id: "" }],
    ["another conclusion", { conclusion: "success" }],
    ["a run that is not over", { conclusion: null }],
    ["another title", { output: { ...listed(99, 3).output, title: "2 gaps" } }],
    ["another summary", { output: { ...listed(99, 3).output, summary: null } }],
    ["another text", { output: { ...listed(99, 3).output, text: "Another matrix." } }],
    ["the one that was there before the try", { id: 98 }],
    ["an older one", { id: 12 }],
  ])("is not %s", async (_what, changes) => {
    answerList(listed(99, 3, changes));
    expect(await adopt(checkWith(3), 98)).toBeNull();
  });

  it("is not another app's, for which GitHub is not even asked", async () => {
    answerList();
    expect(await adopt(checkWith(3))).toBeNull();
    expect(sent[0]?.path).toContain(`app_id=${APP}`);
  });
});
