package sample;

import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.UnreadableItem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The amounts in a file, one a line. A line that is no amount is skipped; a file that cannot be read is tried again. */
public record AmountLines(Path file) implements Source<Long> {

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public Items<Long> after(String position) {
        try {
            return new Lines(Files.newBufferedReader(file), position == null ? 0 : Long.parseLong(position));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Lines implements Items<Long> {

        private final BufferedReader reader;
        private long number;

        Lines(BufferedReader reader, long done) throws IOException {
            this.reader = reader;
            while (number < done && reader.readLine() != null) {
                number++;
            }
        }

        @Override
        public Item<Long> next() {
            String line;
            try {
                line = reader.readLine();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            if (line == null) {
                return null;
            }
            number++;
            try {
                return new Item<>(Long.parseLong(line), Long.toString(number));
            } catch (NumberFormatException malformed) {
                throw new UnreadableItem(Long.toString(number), line, "line %d is no amount".formatted(number));
            }
        }

        @Override
        public void close() {
            try {
                reader.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
