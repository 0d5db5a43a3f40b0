package dev.nightshift.bootstrap.dump;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The characters of a CSV file, of which none is guessed: what is no UTF-8 or no CSV is refused with its line. */
final class Utf8Text extends Reader {

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_CHARACTER = 4;

    private final InputStream bytes;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer waiting = ByteBuffer.allocate(BUFFER).limit(0);
    private final CharBuffer decoded = CharBuffer.allocate(BUFFER).limit(0);
    private final QuoteWatch quotes;
    private boolean isAtEnd;

    /**
     * @param bytes without a byte-order mark
     * @param longestCell in characters
     */
    Utf8Text(InputStream bytes, int longestCell) {
        this.bytes = bytes;
        this.quotes = new QuoteWatch(longestCell);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        while (!decoded.hasRemaining()) {
            if (!decodeMore()) {
                return -1;
            }
        }
        int count = Math.min(length, decoded.remaining());
        decoded.get(buffer, offset, count);
        return count;
    }

    /** False at the end. */
    private boolean decodeMore() throws IOException {
        decoded.clear();
        CoderResult result = decoder.decode(waiting, decoded, isAtEnd);
        decoded.flip();
        quotes.look(decoded.array(), 0, decoded.limit());
        if (decoded.hasRemaining()) {
            return true;
        }
        if (result.isError()) {
            throw notUtf8(result.length());
        }
        if (isAtEnd) {
            quotes.end();
            return false;
        }
        fill();
        return true;
    }

    private void fill() throws IOException {
        waiting.compact();
        int count = bytes.read(waiting.array(), waiting.position(), waiting.remaining());
        isAtEnd = count < 0;
        waiting.position(waiting.position() + Math.max(count, 0)).flip();
    }

    private BrokenTable notUtf8(int length) {
        StringBuilder found = new StringBuilder();
        for (int i = 0; i < Math.min(Math.max(length, 1), Math.min(LONGEST_CHARACTER, waiting.remaining())); i++) {
            found.append(" 0x%02X".formatted(waiting.get(waiting.position() + i)));
        }
        return BrokenTable.at(
                quotes.line(),
                "there are bytes that are not UTF-8 (%s); convert the file from the encoding that it is written in, such as"
                                .formatted(found.toString().strip())
                        + " ISO-8859-1, WINDOWS-1252 or CP949: iconv -f ISO-8859-1 -t UTF-8");
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
