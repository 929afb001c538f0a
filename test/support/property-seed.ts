import fc from "fast-check";

// The same examples in each run, so that a build is red for its change alone;
// THREATGATE_PROPERTY_SEED=random looks further.
const wanted = process.env["THREATGATE_PROPERTY_SEED"] ?? "20261123";
if (wanted !== "random") fc.configureGlobal({ seed: Number(wanted) });
