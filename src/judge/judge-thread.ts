import { parentPort, workerData } from "node:worker_threads";
import { assess } from "../assess.ts";
import { decide } from "../decide.ts";
import { judgementOf } from "../verdict/judgement.ts";
import type { Task } from "./judge.ts";

// A thread for one pull request, whose facts judge.ts hands over.
const { facts, wanted }: Task = workerData;
parentPort?.postMessage(wanted === "actions" ? decide(assess(facts), facts) : judgementOf(facts));
