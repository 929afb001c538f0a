import { z } from "zod";

/** A finding as people call it: `F-12`, `f12` or `12`. */
export const FindingNumber = z
  .string()
  .regex(/^(?:F-?)?[1-9]\d{0,8}$/i, "a finding is written as F-12")
  .transform((written) => Number(written.replace(/^F-?/i, "")));
