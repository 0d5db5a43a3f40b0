package dev.nightshift.adapters.persistence;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What failures of the driver, and of the layers over it, say to users. */
final class Wording {

    /** Whose messages hold statements, or the text of the driver. */
    private static final List<String> LAYERS =
            List.of("org.jdbi.", "org.postgresql.", "com.zaxxer.", "io.micronaut.", "java.sql.", "javax.sql.");

    private Wording() {}

    /** The sentence for a failure of such a layer; empty for all others, which speak for themselves. */
    static Optional<String> of(Throwable failure) {
        if (failure instanceof SQLException sql) {
            return Optional.of(
                    Failures.mainSqlFailure(sql).map(SqlSentences::of).orElseGet(() -> SqlSentences.of(sql)));
        }
        return isOfLayer(failure) ? Failures.mainSqlFailure(failure).map(SqlSentences::of) : Optional.empty();
    }

    private static boolean isOfLayer(Throwable failure) {
        @Nullable Class<?> kind = failure.getClass();
        while (kind != null) {
            String name = kind.getName();
            if (LAYERS.stream().anyMatch(name::startsWith)) {
                return true;
            }
            kind = kind.getSuperclass();
        }
        return false;
    }
}
