package dev.nightshift.domain.sentiment;

import java.util.Arrays;
import java.util.Optional;

/** What an index from 0 to 100 says in words. */
public enum Rating {
    EXTREME_FEAR("extreme fear", "극단적 공포", 25),
    FEAR("fear", "공포", 45),
    NEUTRAL("neutral", "중립", 55),
    GREED("greed", "탐욕", 75),
    EXTREME_GREED("extreme greed", "극단적 탐욕", 100);

    private final String english;
    private final String korean;
    private final double upper;

    Rating(String english, String korean, double upper) {
        this.english = english;
        this.korean = korean;
        this.upper = upper;
    }

    /** As the American index is labelled. */
    public String english() {
        return english;
    }

    /** As the Korean index is labelled. */
    public String korean() {
        return korean;
    }

    /** The rating of an English or Korean label; empty when there is none. */
    public static Optional<Rating> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(rating -> rating.english.equals(label) || rating.korean.equals(label))
                .findFirst();
    }

    /** To which of two ratings the bound between them belongs. */
    public enum Scale {
        /** Each rating holds its lower bound: extreme fear < 25 ≤ fear < 45 ≤ neutral < 55 ≤ greed < 75 ≤ extreme greed. */
        HALF_OPEN,
        /** Each rating holds its upper bound: extreme fear ≤ 25 < fear ≤ 45 < neutral ≤ 55 < greed ≤ 75 < extreme greed. */
        CLOSED;

        /**
         * The rating of the value.
         *
         * @throws IllegalArgumentException if the value is not from 0 to 100
         */
        public Rating of(double value) {
            if (!(value >= 0 && value <= 100)) {
                throw new IllegalArgumentException("an index is from 0 to 100, was " + value);
            }
            return Arrays.stream(Rating.values())
                    .filter(rating -> value < rating.upper || (this == CLOSED && value == rating.upper))
                    .findFirst()
                    .orElse(EXTREME_GREED);
        }
    }
}
