// The app as its own process, as `threatgate serve` runs it, but without GitHub's write limits:
// the tests that kill it would otherwise wait a second for each check.
import { startThreatgate } from "../../src/main.ts";

const app = await startThreatgate(process.env, { isThrottled: false });
if (app.kind === "refused") throw new Error(app.why);
process.send?.({ url: app.url });
process.once("SIGTERM", () => {
  void app.stop().then(() => process.exit(0));
});
