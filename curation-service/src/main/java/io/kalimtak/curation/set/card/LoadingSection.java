package io.kalimtak.curation.set.card;

import io.kalimtak.curation.set.format.DataFiles;
import io.kalimtak.curation.set.format.Manifest;

/** How to load a set with what people train with. */
final class LoadingSection {
    private LoadingSection() {}

    static void write(Markdown card, Manifest manifest) {
        card.heading("How to load it");
        card.paragraph("With `datasets` and TRL, in this folder:");
        card.code("python", """
                from datasets import load_dataset
                from trl import SFTTrainer

                rows = load_dataset("json", data_files={"train": "train.jsonl", "test": "eval.jsonl"})
                trainer = SFTTrainer(model="your-model", train_dataset=rows["train"], eval_dataset=rows["test"])
                """);
        if (has(manifest, DataFiles.PREFERENCES)) {
            card.paragraph("Pairs, for `DPOTrainer`; judged answers in `kto.jsonl`, for `KTOTrainer`, load alike:");
            card.code("python", """
                    pairs = load_dataset("json", data_files="preferences.jsonl", split="train")
                    """);
        }
        card.paragraph("With OpenAI's service; its method `dpo` takes `preferences.openai.jsonl`. It reads"
                + " `messages` and stores `metadata` with them: take `metadata` out where pseudonyms must not leave"
                + " the house.");
        card.code("python", """
                from openai import OpenAI

                client = OpenAI()
                file = client.files.create(file=open("train.jsonl", "rb"), purpose="fine-tune")
                client.fine_tuning.jobs.create(training_file=file.id, model="your-model")
                """);
        if (has(manifest, DataFiles.TRAIN_COLUMNS)) {
            card.paragraph("With DuckDB:");
            card.code("sql", """
                    SELECT language, count(*), avg(weight) FROM 'train.parquet' GROUP BY language;
                    """);
        }
    }

    private static boolean has(Manifest manifest, String name) {
        return manifest.files().stream().anyMatch(file -> file.name().equals(name));
    }
}
