package dev.nightshift.domain;

import java.util.List;
import java.util.Set;

/** Tells text of which something can be seen from text that only seems to be there, by the properties of Unicode. */
public final class VisibleText {

    /** White space, controls and marks, which alone stand on nothing. */
    private static final Set<Byte> UNSEEN = Set.of(
            Character.SPACE_SEPARATOR,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR,
            Character.CONTROL,
            Character.FORMAT,
            Character.SURROGATE,
            Character.NON_SPACING_MARK,
            Character.ENCLOSING_MARK,
            Character.COMBINING_SPACING_MARK);

    /**
     * Default_Ignorable_Code_Point (DerivedCoreProperties.txt of Unicode), as far as it is of no category above: fillers of Hangul,
     * and what is reserved to be ignored.
     */
    private static final List<Range> IGNORABLE = List.of(
            new Range(0x115F, 0x1160),
            new Range(0x2065, 0x2065),
            new Range(0x3164, 0x3164),
            new Range(0xFFA0, 0xFFA0),
            new Range(0xFFF0, 0xFFF8),
            new Range(0xE0000, 0xE0FFF));

    /** Symbols whose picture is empty: BRAILLE PATTERN BLANK and MUSICAL SYMBOL NULL NOTEHEAD. */
    private static final Set<Integer> EMPTY_PICTURES = Set.of(0x2800, 0x1D159);

    private static final int FIRST_NONCHARACTER = 0xFDD0;
    private static final int LAST_NONCHARACTER = 0xFDEF;
    private static final int LAST_OF_PLANE = 0xFFFE;

    private VisibleText() {}

    /** Whether nothing of the text can be seen; so it is with the empty one. */
    public static boolean isBlank(String text) {
        return text.codePoints().noneMatch(VisibleText::isSeen);
    }

    private static boolean isSeen(int character) {
        return !UNSEEN.contains((byte) Character.getType(character))
                && IGNORABLE.stream().noneMatch(range -> range.holds(character))
                && !EMPTY_PICTURES.contains(character)
                && !isNoncharacter(character);
    }

    private static boolean isNoncharacter(int character) {
        return (character & LAST_OF_PLANE) == LAST_OF_PLANE
                || (character >= FIRST_NONCHARACTER && character <= LAST_NONCHARACTER);
    }

    /** Characters from the first to the last. */
    private record Range(int first, int last) {

        boolean holds(int character) {
            return character >= first && character <= last;
        }
    }
}
