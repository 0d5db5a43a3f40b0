package dev.nightshift.application.popularity;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.popularity.PopularityScores;
import java.time.InstantSource;

/** Brings the scores up to what has happened. */
public final class RollUpScores {

    private final Transactions transactions;
    private final PopularityScores scores;
    private final InstantSource clock;

    public RollUpScores(Transactions transactions, PopularityScores scores, InstantSource clock) {
        this.transactions = transactions;
        this.scores = scores;
        this.clock = clock;
    }

    /** False when another node is at it. */
    public boolean rollUp() {
        return transactions.inOne(() -> scores.rollUp(clock.instant()));
    }
}
