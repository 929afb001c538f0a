import { parentPort, workerData } from "node:worker_threads";
import { assess } from "./assess.ts";
import { decide } from "./decide.ts";
import type { Facts } from "./model/facts.ts";

// A thread for one pull request, whose facts judge.ts hands over.
const facts: Facts = workerData;
parentPort?.postMessage(decide(assess(facts), facts));
