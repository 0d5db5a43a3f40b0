package dev.nightshift.domain.retry;

/** Whether making a call twice does more than making it once. */
public enum Idempotence {
    /** The effect of many calls is that of one. */
    IDEMPOTENT,

    /** Each call may do something of its own, so none is repeated that may have been carried out. */
    NON_IDEMPOTENT;

    /**
     * What RFC 9110, section 9.2.2, says of a method: {@code GET}, {@code HEAD}, {@code OPTIONS}, {@code TRACE},
     * {@code PUT} and {@code DELETE} are idempotent, all others are not.
     *
     * @param method upper case, as methods are case-sensitive
     */
    public static Idempotence ofMethod(String method) {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE" -> IDEMPOTENT;
            default -> NON_IDEMPOTENT;
        };
    }
}
