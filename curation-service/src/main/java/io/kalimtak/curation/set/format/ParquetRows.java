package io.kalimtak.curation.set.format;

import io.kalimtak.curation.set.row.SetRow;
import io.kalimtak.curation.set.storage.SetDraft;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * Rows as a Parquet file of flat columns. It is not compressed: whoever searches the storage for the words of an erased
 * person has to find them in every file that holds them. Equal rows are equal bytes for one version of the library: the
 * file names its writer, and no time. Two files are written at once with a heap of 256 MB, so a row group ends at 16 MiB,
 * small beside Parquet's usual 128 MiB.
 */
final class ParquetRows implements AutoCloseable {
    private static final long ROW_GROUP_BYTES = 16L << 20;
    private static final int PAGE_BYTES = 256 << 10;

    private final String name;
    private final HashedFile file;
    private final ParquetWriter<SetRow> writer;
    private long rows;

    ParquetRows(SetDraft draft, String name) throws IOException {
        this.name = name;
        this.file = new HashedFile(draft, name);
        this.writer = new Builder(new Output(file, name))
                .withConf(new PlainParquetConfiguration())
                .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_1_0)
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withPageSize(PAGE_BYTES)
                .withDictionaryEncoding(false)
                .withDictionaryEncodedLabels()
                .withoutBoundsOfTexts()
                .build();
    }

    /** Throws UncheckedIOException when the storage does not take it. */
    void add(SetRow row) {
        try {
            writer.write(row);
            rows++;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + name, e);
        }
    }

    /** Keeps the file and describes it. */
    Manifest.SetFile finish() throws IOException {
        writer.close();
        return file.finish(rows);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static final class Builder extends ParquetWriter.Builder<SetRow, Builder> {
        private Builder(OutputFile file) {
            super(file);
        }

        /** A dictionary pays where few values return; of ids and texts it would only take memory. */
        private Builder withDictionaryEncodedLabels() {
            RowColumns.LABELS.forEach(column -> withDictionaryEncoding(column, true));
            return this;
        }

        /** Nobody looks for rows between two texts, and comparing every one with the least and greatest takes time. */
        private Builder withoutBoundsOfTexts() {
            RowColumns.TEXTS.forEach(column -> withStatisticsEnabled(column, false));
            return this;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @Deprecated
        protected WriteSupport<SetRow> getWriteSupport(Configuration hadoop) {
            throw new UnsupportedOperationException("Hadoop is not used");
        }

        @Override
        protected WriteSupport<SetRow> getWriteSupport(ParquetConfiguration configuration) {
            return new RowColumns();
        }
    }

    /** The draft's file as Parquet sees it. */
    private record Output(HashedFile file, String name) implements OutputFile {
        @Override
        public PositionOutputStream create(long blockSize) {
            return new PositionOutputStream() {
                @Override
                public long getPos() {
                    return file.position();
                }

                @Override
                public void write(int one) throws IOException {
                    file.write(one);
                }

                @Override
                public void write(byte[] source, int offset, int length) throws IOException {
                    file.write(source, offset, length);
                }

                @Override
                public void close() throws IOException {
                    file.close();
                }
            };
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSize) {
            return create(blockSize);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }

        @Override
        public String getPath() {
            return name;
        }
    }
}
