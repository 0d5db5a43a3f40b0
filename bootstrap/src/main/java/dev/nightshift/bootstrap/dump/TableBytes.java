package dev.nightshift.bootstrap.dump;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The bytes of a table, unpacked and without a byte-order mark; other kinds of files are known by how they begin. */
final class TableBytes {

    private static final int LONGEST_BEGIN = 6;
    private static final String GZIP = "1f8b";
    private static final String UTF_8_MARK = "efbbbf";
    private static final Map<String, String> OTHERS = others();

    private TableBytes() {}

    /** @throws BrokenTable if the file is of another kind */
    static InputStream of(Path file, ReadingWatcher watcher) throws IOException {
        InputStream bytes = new BufferedInputStream(new WatchedBytes(Files.newInputStream(file), watcher), 1 << 16);
        try {
            String begin = begin(bytes);
            boolean isPacked = begin.startsWith(GZIP);
            if (!isPacked && file.toString().toLowerCase(Locale.ROOT).endsWith(".gz") && !begin.isEmpty()) {
                throw BrokenTable.of("it is named like a gzip file and is none");
            }
            bytes = isPacked ? new BufferedInputStream(new GzipMembers(bytes), 1 << 16) : bytes;
            begin = isPacked ? begin(bytes) : begin;
            requireText(begin);
            if (begin.startsWith(UTF_8_MARK)) {
                bytes.skipNBytes(UTF_8_MARK.length() / 2);
            }
            return bytes;
        } catch (IOException | RuntimeException failure) {
            bytes.close();
            throw failure;
        }
    }

    private static void requireText(String begin) {
        OTHERS.forEach((magic, sentence) -> {
            if (begin.startsWith(magic)) {
                throw BrokenTable.at(1, sentence);
            }
        });
    }

    private static String begin(InputStream bytes) throws IOException {
        bytes.mark(LONGEST_BEGIN);
        byte[] first = bytes.readNBytes(LONGEST_BEGIN);
        bytes.reset();
        return HexFormat.of().formatHex(first);
    }

    private static Map<String, String> others() {
        Map<String, String> others = new LinkedHashMap<>();
        others.put("fffe0000", toUtf8("UTF-32"));
        others.put("0000feff", toUtf8("UTF-32"));
        others.put("fffe", toUtf8("UTF-16"));
        others.put("feff", toUtf8("UTF-16"));
        others.put(GZIP, "it is packed twice; unpack it once");
        others.put("504b0304", "it is a zip archive or a spreadsheet; unpack it, or save it as CSV");
        others.put("425a68", "it is packed by bzip2; unpack it, or pack it by gzip");
        others.put("fd377a585a00", "it is packed by xz; unpack it, or pack it by gzip");
        others.put("28b52ffd", "it is packed by zstd; unpack it, or pack it by gzip");
        return others;
    }

    private static String toUtf8(String encoding) {
        return "it is %s, not UTF-8; convert it: iconv -f %1$s -t UTF-8".formatted(encoding);
    }
}
