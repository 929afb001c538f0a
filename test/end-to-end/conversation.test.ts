import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CONVERSATION, conversationPage } from "../docs/conversation.ts";

test("the conversation in the documentation is what the app answers today", async () => {
  expect(readFileSync(CONVERSATION, "utf8"), "npm run docs writes it anew").toBe(
    await conversationPage(),
  );
});
