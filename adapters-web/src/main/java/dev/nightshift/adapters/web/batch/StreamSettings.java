package dev.nightshift.adapters.web.batch;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How streams of events are kept, by {@code nightshift.streams.*}.
 *
 * @param poll how often is looked for something new while somebody watches
 * @param ping after what silence a comment is sent
 * @param longest after what time a stream is ended, so that its reader shows a valid token again
 * @param patience how much later than its followers a move or a line may appear
 * @param most how many streams there may be
 * @param mostOfOne how many streams a user may have
 * @param backlog how many bytes wait for a reader before it is cut off
 */
@ConfigurationProperties("nightshift.streams")
record StreamSettings(
        @Bindable(defaultValue = "PT0.4S") Duration poll,
        @Bindable(defaultValue = "PT10S") Duration ping,
        @Bindable(defaultValue = "PT15M") Duration longest,
        @Bindable(defaultValue = "PT3S") Duration patience,
        @Bindable(defaultValue = "200") int most,
        @Bindable(defaultValue = "10") int mostOfOne,
        @Bindable(defaultValue = "4000000") int backlog) {}
