package dev.nightshift.domain;

import java.util.stream.Stream;

/** Texts that stores and protocols like to break. */
public final class OddTexts {

    /** As large as the largest found in the wild. */
    public static final String OF_THREE_MEGABYTES = "0123456789äöü\\\t".repeat(210_000);

    private OddTexts() {}

    public static Stream<String> all() {
        return Stream.of(
                "",
                " ",
                "\\N",
                "\\.",
                "a\\tb\tc\r\nd\u000b\f\b",
                "'; DROP TABLE issues; --",
                "%s {0} ${x} :name ?1 ?",
                "한국어 이슈 עברית \u202e𝒳 👩‍👩‍👧 e\u0301 \ufffe\uffff\u007f\u0001",
                "\ufeffbyte order mark",
                "\"quoted\",\"csv\"");
    }
}
