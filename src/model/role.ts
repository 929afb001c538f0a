/**
 * What somebody may be on a pull request, as GitHub says now. `anyone` may comment; `writer` has
 * write access; `team` is its author, or a member of the owning team with write access; `security`
 * is an active member of the security team.
 */
export type Role = "anyone" | "writer" | "team" | "security";
