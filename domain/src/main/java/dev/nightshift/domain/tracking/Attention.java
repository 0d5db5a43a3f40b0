package dev.nightshift.domain.tracking;

/** How often an issue was viewed and commented on, ever. */
public record Attention(long views, long comments) {

    public static final Attention NONE = new Attention(0, 0);

    /** @throws IllegalArgumentException if a count is negative */
    public Attention {
        if (views < 0 || comments < 0) {
            throw new IllegalArgumentException(
                    "counts must be >= 0, were views=%d comments=%d".formatted(views, comments));
        }
    }

    public Attention plusViews(long more) {
        return new Attention(views > Long.MAX_VALUE - more ? Long.MAX_VALUE : views + more, comments);
    }
}
