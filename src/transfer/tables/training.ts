import type { TrainingRecord } from "../../model/training.ts";
import { type NameOf, TRAINING_COLUMNS } from "../columns.ts";
import { isBy, PAGE, pagesOf, type Table } from "./table.ts";

/** Who finished which training module. */
export const training: Table = {
  name: "training",
  holds: "who finished which training, without what the config itself says",
  columns: TRAINING_COLUMNS,
  async *rows(exporting) {
    const { store, owner } = exporting;
    const pages = pagesOf<TrainingRecord>((last) => store.training.list(owner, last, PAGE));
    for await (const page of pages) {
      yield page.filter(({ on }) => isBy(on, exporting)).map(rowOf);
    }
  },
};

function rowOf({
  at,
  ...record
}: TrainingRecord): Readonly<Record<NameOf<typeof TRAINING_COLUMNS>, string>> {
  return { ...record, recorded_at: at };
}
