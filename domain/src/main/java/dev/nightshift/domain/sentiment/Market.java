package dev.nightshift.domain.sentiment;

import java.util.Arrays;
import java.util.Optional;

/** A stock market whose sentiment is told, with its days in local dates. */
public enum Market {
    /** New York. */
    US("us"),
    /** Seoul. */
    KR("kr");

    private final String code;

    Market(String code) {
        this.code = code;
    }

    /** The name in files, tables and requests: lower case. */
    public String code() {
        return code;
    }

    /** The market of the code, in any case; empty when there is none. */
    public static Optional<Market> find(String code) {
        return Arrays.stream(values())
                .filter(market -> market.code.equalsIgnoreCase(code))
                .findFirst();
    }
}
