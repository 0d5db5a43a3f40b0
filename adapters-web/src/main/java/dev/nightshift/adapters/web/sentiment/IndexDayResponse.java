package dev.nightshift.adapters.web.sentiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.nightshift.domain.sentiment.ComponentScore;
import dev.nightshift.domain.sentiment.Gap;
import dev.nightshift.domain.sentiment.IndexVariant;
import dev.nightshift.domain.sentiment.Market;
import dev.nightshift.domain.sentiment.Method;
import dev.nightshift.domain.sentiment.Rating;
import dev.nightshift.domain.sentiment.SentimentDay;
import dev.nightshift.domain.sentiment.StoredDay;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A day of an index as every controller of this package answers it. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "IndexDay", description = "The Fear & Greed Index of a day.")
record IndexDayResponse(
        LocalDate date,
        @Schema(description = "From 0 (fear) to 100 (greed); null when there is none, and a gap tells why.") @Nullable
                Double value,
        @Schema(description = "extreme fear, fear, neutral, greed or extreme greed.") @Nullable String rating,
        @Schema(description = "The rating as the market's own index is labelled.") @Nullable String label,
        @Schema(description = "The scores of the components that are there.") Map<String, Double> components,
        @Schema(description = "How much each counts, relative to the others.") Map<String, Double> weights,
        String method,
        int version,
        @Schema(description = "The newest day that was used of each series.") Map<String, LocalDate> inputDates,
        @Schema(description = "What is missing, components first.") List<GapResponse> gaps,
        @Schema(description = "The job that computed the day.") String jobId) {

    static IndexDayResponse from(IndexVariant variant, StoredDay kept) {
        Method method = variant.toMethod();
        SentimentDay day = kept.day();
        Map<String, Double> scores = new LinkedHashMap<>();
        Map<String, Double> weights = new LinkedHashMap<>();
        for (ComponentScore component : day.components()) {
            scores.put(component.name(), component.score());
            weights.put(component.name(), component.weight());
        }
        Map<String, LocalDate> inputDates = new LinkedHashMap<>();
        day.inputDates().forEach((series, date) -> inputDates.put(series.toString(), date));
        return new IndexDayResponse(
                day.date(),
                day.value().isPresent() ? day.value().getAsDouble() : null,
                day.rating().map(Rating::english).orElse(null),
                label(method.market(), day.rating()),
                scores,
                weights,
                variant.method().name(),
                variant.method().version(),
                inputDates,
                day.gaps().stream().map(GapResponse::from).toList(),
                kept.job().toString());
    }

    private static @Nullable String label(Market market, Optional<Rating> rating) {
        return rating.map(market == Market.KR ? Rating::korean : Rating::english)
                .orElse(null);
    }

    /** Something that a day lacks. */
    @Serdeable
    @Schema(name = "IndexGap")
    record GapResponse(
            @Schema(description = "The component, or index.") String what, Gap.Reason reason, String detail) {

        static GapResponse from(Gap gap) {
            return new GapResponse(gap.what(), gap.reason(), gap.detail());
        }
    }
}
