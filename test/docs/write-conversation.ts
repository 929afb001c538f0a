import { writeFileSync } from "node:fs";
import { CONVERSATION, conversationPage } from "./conversation.ts";

writeFileSync(CONVERSATION, await conversationPage());
