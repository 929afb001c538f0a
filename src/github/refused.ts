/** Whether GitHub answered with one of these statuses. */
export function isRefused(error: unknown, ...statuses: readonly number[]): boolean {
  return error instanceof Error && "status" in error && statuses.some((it) => it === error.status);
}
