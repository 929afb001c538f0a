import { Webhooks } from "@octokit/webhooks";

/**
 * Gives a check of GitHub's signatures that any of the secrets may have made: the current one, and
 * during a rotation the previous one. It takes the body as text, which is the raw bytes just the
 * same: bytes that are no UTF-8 do not come back as they were, and match no signature.
 * @see https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries
 */
export function signatureCheck(
  secrets: readonly string[],
): (body: string, signature: string) => Promise<boolean> {
  const webhooks = secrets.map((secret) => new Webhooks({ secret }));
  return async (body, signature) => {
    if (body === "" || signature === "") return false;
    for (const { verify } of webhooks) {
      if (await verify(body, signature)) return true;
    }
    return false;
  };
}
