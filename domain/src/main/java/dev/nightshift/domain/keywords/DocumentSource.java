package dev.nightshift.domain.keywords;

import java.util.Locale;

/** Where documents come from, in the order in which they are counted. */
public enum DocumentSource {
    BLOG,
    CAFE,
    NEWS,
    SHOP,
    WEB;

    /** The name that users read, such as {@code blog}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
