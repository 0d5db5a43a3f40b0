package dev.nightshift.backup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SchemaVersionTest {

    @Nested
    class Versions {

        @Test
        void are_compared_number_by_number() {
            assertThat(version("10")).isGreaterThan(version("9"));
            assertThat(version("1.10")).isGreaterThan(version("1.9"));
            assertThat(version("2")).isEqualByComparingTo(version("2.0"));
            assertThat(version("2026_11_20")).isLessThan(version("2026.11.21"));
        }
    }

    private static SchemaVersion version(String text) {
        return new SchemaVersion(text);
    }
}
