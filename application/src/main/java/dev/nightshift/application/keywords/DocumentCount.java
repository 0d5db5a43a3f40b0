package dev.nightshift.application.keywords;

import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobFailed;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.Sources;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.keywords.CallLimits;
import dev.nightshift.domain.keywords.DocumentSearch;
import dev.nightshift.domain.keywords.DocumentSearchUnavailable;
import dev.nightshift.domain.keywords.DocumentSearchUnavailable.Extent;
import dev.nightshift.domain.keywords.DocumentTotals;
import dev.nightshift.domain.keywords.Keyword;
import dev.nightshift.domain.keywords.KeywordCount;
import dev.nightshift.domain.keywords.KeywordCounts;
import dev.nightshift.domain.keywords.SearchCalls;
import dev.nightshift.domain.retry.RetryPolicy;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** Counts the documents of one keyword after the other, no faster than the search service allows. */
public final class DocumentCount implements JobType<List<Keyword>, DocumentCount.Asked, KeywordCount> {

    public static final TypeName NAME = TypeName.of("DOCUMENT_COUNT");

    static final Parameters<List<Keyword>> PARAMETERS =
            Parameters.of(KeywordsParameter.KEYWORDS).as(given -> given.get(KeywordsParameter.KEYWORDS));

    private final CountKeyword countKeyword;
    private final KeywordCounts counts;

    /**
     * @param retry how often a keyword is tried again
     * @param pause lets the thread of a run wait
     */
    public DocumentCount(
            DocumentSearch search,
            SearchCalls calls,
            CallLimits limits,
            DocumentTotals totals,
            KeywordCounts counts,
            RetryPolicy retry,
            Pause pause,
            InstantSource clock,
            RandomGenerator random) {
        this(
                search,
                calls,
                limits,
                totals,
                counts,
                retry,
                pause,
                clock,
                random,
                System.getLogger(DocumentCount.class.getName()));
    }

    /** @param log gets a line of each failed attempt, and one when a keyword is given up */
    DocumentCount(
            DocumentSearch search,
            SearchCalls calls,
            CallLimits limits,
            DocumentTotals totals,
            KeywordCounts counts,
            RetryPolicy retry,
            Pause pause,
            InstantSource clock,
            RandomGenerator random,
            Logger log) {
        Waiting waiting = new Waiting(pause);
        PacedSearch paced = new PacedSearch(search, calls, limits, waiting, clock);
        this.countKeyword = new CountKeyword(paced, totals, retry, waiting, random, log);
        this.counts = counts;
    }

    @Override
    public TypeName name() {
        return NAME;
    }

    @Override
    public String about() {
        return "Counts the documents that a search service finds for keywords, by source.";
    }

    @Override
    public Parameters<List<Keyword>> parameters() {
        return PARAMETERS;
    }

    /** One job at a time; a chunk ends with the keyword that took a call. */
    @Override
    public JobPolicy policy() {
        return JobPolicy.DEFAULT.runningAtMost(1).with(Strategy.STREAM);
    }

    @Override
    public Source<Asked> source(List<Keyword> keywords, JobContext context) {
        return Sources.counted(keywords.size(), index -> new Asked((int) index, keywords.get((int) index)));
    }

    @Override
    public KeywordCount handle(Asked asked, List<Keyword> keywords, JobContext context) throws InterruptedException {
        try {
            return new KeywordCount.Counted(
                    asked.position(), asked.keyword(), countKeyword.count(asked.keyword(), context));
        } catch (DocumentSearchUnavailable failure) {
            String error = String.valueOf(failure.getMessage());
            if (failure.extent() == Extent.ALL_CALLS) {
                throw new JobFailed(error);
            }
            return new KeywordCount.Failed(asked.position(), asked.keyword(), error);
        }
    }

    @Override
    public void write(List<KeywordCount> results, List<Keyword> keywords, JobContext context) {
        counts.keep(context.job(), results);
        results.forEach(result -> context.log(line(result, keywords.size())));
    }

    private static String line(KeywordCount result, int all) {
        String what = result instanceof KeywordCount.Counted counted
                ? "완료: %s %s".formatted(result.keyword(), counted.counts())
                : "실패: %s (%s)".formatted(result.keyword(), ((KeywordCount.Failed) result).error());
        return "%d/%d %s".formatted(result.position() + 1, all, what);
    }

    /** Lets time pass. */
    @FunctionalInterface
    public interface Pause {
        void pause(Duration time) throws InterruptedException;
    }

    /**
     * A keyword of a job.
     *
     * @param position from 0 on
     */
    public record Asked(int position, Keyword keyword) {}
}
