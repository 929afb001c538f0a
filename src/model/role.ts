/**
 * What somebody may be on a pull request, as GitHub says now. `anyone` may comment; `writer` has
 * write access; `team` is its author, or a member of the owning team with write access; `lead`
 * is one of those whom GitHub calls a maintainer of the owning team; `security` is an active member
 * of the security team.
 */
export type Role = "anyone" | "writer" | "team" | "lead" | "security";
