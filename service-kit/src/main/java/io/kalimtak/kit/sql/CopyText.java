package io.kalimtak.kit.sql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Rows in the text format of PostgreSQL's COPY, UTF-8: columns apart by tabs, a line a row, {@code \N} for null. Works on
 * encoded bytes, not characters: every byte of a character beyond ASCII is negative, so what must be escaped is found
 * without looking at characters, and text goes through in runs.
 */
public final class CopyText<T> {
    private static final int ROW_BYTES = 1024;
    private static final int FIRST_PRINTABLE = ' ';

    private final List<Column<T>> columns;

    /** With the columns in the order in which the COPY statement names them. */
    public CopyText(List<Column<T>> columns) {
        this.columns = List.copyOf(columns);
    }

    /**
     * The rows, from the first byte of the buffer's array to its limit. Values are written as their {@code toString}
     * says, which PostgreSQL reads for numbers, booleans, UUIDs, instants and text.
     */
    public ByteBuffer of(List<T> rows) {
        Bytes out = new Bytes(rows.size() * ROW_BYTES);
        for (T row : rows) {
            for (int i = 0; i < columns.size(); i++) {
                if (i > 0) {
                    out.add((byte) '\t');
                }
                write(columns.get(i).value().apply(row), out);
            }
            out.add((byte) '\n');
        }
        return ByteBuffer.wrap(out.array, 0, out.length);
    }

    private static void write(Object value, Bytes out) {
        if (value == null) {
            out.escape((byte) 'N');
            return;
        }
        byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte letter = bytes[i];
            if (letter >= FIRST_PRINTABLE && letter != '\\' || letter < 0) {
                continue;
            }
            byte escape = escape(letter);
            if (escape != 0) {
                out.add(bytes, from, i);
                out.escape(escape);
                from = i + 1;
            }
        }
        out.add(bytes, from, bytes.length);
    }

    /** What stands behind the backslash for this byte; 0 for a byte that stands for itself. */
    private static byte escape(byte letter) {
        return switch (letter) {
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\\' -> '\\';
            default -> 0;
        };
    }

    /** A buffer that grows; ByteArrayOutputStream takes a lock for each byte and copies everything at the end. */
    private static final class Bytes {
        private byte[] array;
        private int length;

        Bytes(int expected) {
            array = new byte[Math.max(ROW_BYTES, expected)];
        }

        void add(byte one) {
            reserve(1);
            array[length++] = one;
        }

        void escape(byte letter) {
            add((byte) '\\');
            add(letter);
        }

        void add(byte[] bytes, int from, int to) {
            reserve(to - from);
            System.arraycopy(bytes, from, array, length, to - from);
            length += to - from;
        }

        private void reserve(int more) {
            if (more > array.length - length) {
                array = Arrays.copyOf(array, Math.max(array.length * 2, length + more));
            }
        }
    }
}
