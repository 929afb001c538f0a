#!/usr/bin/env node
// Plain JavaScript without imports of ours, so that an old Node can read it and say what to do.
import { existsSync } from "node:fs";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const isCheckout = existsSync(new URL("./cli/main.ts", import.meta.url));
// The package runs compiled; a checkout runs the TypeScript itself, which Node does since 22.18.
const needs = isCheckout ? [22, 18] : [22, 12];

if (major < needs[0] || (major === needs[0] && minor < needs[1])) {
  console.error(
    `Threatgate needs Node ${needs.join(".")} or newer; this is Node ${process.versions.node} (${process.execPath}).\n` +
      (isCheckout
        ? 'In this folder "npm ci" installs a Node that fits, and "npm start" and "npx threatgate" use it.'
        : "Install a current Node from https://nodejs.org and run the same command again."),
  );
  process.exit(1);
}

const entry = isCheckout ? "./cli/main.ts" : "../dist/src/cli/main.js";
const { main } = await import(new URL(entry, import.meta.url).href);
process.exitCode = await main(process.argv.slice(2));
