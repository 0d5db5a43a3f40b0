package dev.nightshift.bootstrap.dump;

/** Follows the lines and the quotes of a CSV text (RFC 4180) as it is read, and says where it is none. */
final class QuoteWatch {

    private final int longestCell;
    private Place place = Place.CELL_BEGINS;
    private long line = 1;
    private long cellLine = 1;
    private long cellLength;
    private boolean afterReturn;

    QuoteWatch(int longestCell) {
        this.longestCell = longestCell;
    }

    /** The line that the next character stands on, from 1 on. */
    long line() {
        return line;
    }

    /** @throws BrokenTable if the text is no CSV */
    void look(char[] characters, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            look(characters[i]);
        }
    }

    /** @throws BrokenTable if a quote is open at the end of the text */
    void end() {
        if (place == Place.QUOTED) {
            throw BrokenTable.at(cellLine, "a quote opens a cell here, and nothing closes it");
        }
    }

    private void look(char character) {
        if (character == 0) {
            throw BrokenTable.at(line, "there is a NUL character, which no text has; is it UTF-16, or damaged?");
        }
        place = next(character);
        if (place == Place.CELL_BEGINS) {
            cellLength = 0;
        } else if (++cellLength > longestCell) {
            throw tooLong();
        }
        countLine(character);
    }

    private Place next(char character) {
        boolean ends = character == ',' || character == '\n' || character == '\r';
        return switch (place) {
            case CELL_BEGINS -> ends ? place : begun(character);
            case PLAIN -> ends ? Place.CELL_BEGINS : place;
            case QUOTED -> character == '"' ? Place.AFTER_QUOTE : place;
            case AFTER_QUOTE -> {
                if (character == '"') {
                    yield Place.QUOTED;
                }
                if (!ends) {
                    throw BrokenTable.at(
                            line,
                            "there is text behind the quote that closes a cell (%s); quotes within a quoted cell are doubled"
                                    .formatted(Character.getName(character)));
                }
                yield Place.CELL_BEGINS;
            }
        };
    }

    private Place begun(char character) {
        cellLine = line;
        return character == '"' ? Place.QUOTED : Place.PLAIN;
    }

    private void countLine(char character) {
        if (character == '\r' || (character == '\n' && !afterReturn)) {
            line++;
        }
        afterReturn = character == '\r';
    }

    private BrokenTable tooLong() {
        String quote = place == Place.PLAIN ? "" : "; is its quote ever closed?";
        return BrokenTable.at(
                cellLine, "a cell begins here that is longer than %,d characters".formatted(longestCell) + quote);
    }

    private enum Place {
        CELL_BEGINS,
        PLAIN,
        QUOTED,
        AFTER_QUOTE
    }
}
