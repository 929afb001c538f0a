import { z } from "zod";

/**
 * Somebody on GitHub, with or without the sign before.
 * @see https://docs.github.com/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication
 */
export const Login = z
  .string()
  .regex(/^@?[A-Za-z\d][A-Za-z\d_-]{0,38}$/u, "@USER wants one name on GitHub, such as @sam")
  .transform((written) => written.replace("@", ""));
