import nock from "nock";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";

/**
 * Has nock answer the requests of a file's tests, which reach nothing else. It stands in the way of
 * the whole process as soon as it is imported, and files share one: afterwards it steps aside.
 */
export function interceptHttp(): void {
  beforeAll(() => {
    if (!nock.isActive()) nock.activate();
  });
  beforeEach(() => nock.disableNetConnect());
  afterEach(() => {
    nock.cleanAll();
    nock.enableNetConnect();
  });
  afterAll(() => nock.restore());
}
