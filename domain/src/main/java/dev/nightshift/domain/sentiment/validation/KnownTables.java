package dev.nightshift.domain.sentiment.validation;

import static dev.nightshift.domain.sentiment.validation.ColumnRules.count;
import static dev.nightshift.domain.sentiment.validation.ColumnRules.index;
import static dev.nightshift.domain.sentiment.validation.ColumnRules.level;
import static dev.nightshift.domain.sentiment.validation.ColumnRules.positive;
import static dev.nightshift.domain.sentiment.validation.ColumnRules.score;
import static dev.nightshift.domain.sentiment.validation.ColumnRules.volume;

import dev.nightshift.domain.sentiment.Market;
import dev.nightshift.domain.sentiment.Methods;
import dev.nightshift.domain.sentiment.validation.JumpRule.Scale;
import dev.nightshift.domain.sentiment.validation.RunRule.Small;
import dev.nightshift.domain.sentiment.validation.TableRules.IndexColumn;
import dev.nightshift.domain.sentiment.validation.TableRules.Total;
import java.util.List;
import java.util.Optional;

/**
 * The tables that the methods read, and what their values can be. Floors lie above what markets have done: the S&amp;P 500
 * fell by 20 % on 1987-10-19 (log 0.23) and turned by 9 % on 2020-03-13; the VIX rose by 116 % on 2018-02-05 (log 0.77).
 * Volumes of advancing and declining shares fall to less than a fifth when a market turns as on 2024-08-05 and 06, not to a
 * sixth. A run may be as long as the longest that the market has had in ten years; one day longer where the next longer one
 * is still likely in ten others.
 */
public final class KnownTables {

    /** In rising markets there are one or two new lows for weeks, and as few new highs in falling ones. */
    private static final RunRule OFTEN_FEW =
            RunRule.of(2).withSmall(new Small(3, 20), new Small(5, 7), new Small(50, 4));

    private static final List<TableRules> ALL =
            List.of(usInputs(), usLevels(), usVix(), usPublished(), krVolumes(), krPutCall(), krPublished());

    private KnownTables() {}

    public static List<TableRules> all() {
        return ALL;
    }

    /** The rules of the table; empty when it is not known. */
    public static Optional<TableRules> find(String table) {
        return ALL.stream().filter(each -> each.table().equals(table)).findFirst();
    }

    private static TableRules usInputs() {
        return new TableRules(
                "us_inputs",
                Market.US,
                List.of(
                        positive("spx_close", 0.12, 0.25, 2),
                        positive("vix_close", 0.45, 1.0, 2),
                        count("nyse_new_highs", 10, 24, 5, OFTEN_FEW),
                        count("nyse_new_lows", 15, 60, 5, OFTEN_FEW),
                        count("nyse_adv", 45, 54, 20, RunRule.of(2)),
                        count("nyse_dec", 45, 54, 20, RunRule.of(2)),
                        count("nyse_unch", 9, 12, 4, RunRule.of(3)),
                        positive("equity_put_call", 0.9, 1.2, 3),
                        positive("cnn_put_call_5d", 0.25, 0.5, 2),
                        positive("hy_oas", 0.12, 0.35, 4),
                        positive("ig_oas", 0.12, 0.35, 15),
                        positive("dgs10", 0.5, 0.7, 4).ofBonds(),
                        positive("ief_adj", 0.12, 0.18, 2),
                        positive("tlt_adj", 0.12, 0.18, 2),
                        positive("hyg_adj", 0.12, 0.18, 3),
                        positive("lqd_adj", 0.12, 0.18, 2)),
                List.of(new Total(
                        List.of("nyse_adv", "nyse_dec", "nyse_unch"), JumpRule.of(Scale.LOGARITHM, 0.15, 0.2))),
                Optional.empty());
    }

    private static TableRules usLevels() {
        return new TableRules(
                "us_levels",
                Market.US,
                List.of(
                        positive("sp500", 0.12, 0.25, 2),
                        positive("sp500_ma125", 0.02, 0.02, 1),
                        level("stock_price_strength", linear(1.5, 3).medians(7, 15), 1),
                        level("stock_price_breadth", linear(60, 250).medians(3, 12), 1),
                        positive("put_call_options", 0.25, 0.5, 1),
                        positive("vix", 0.45, 1.0, 2),
                        positive("vix_ma50", 0.06, 0.15, 2),
                        positive("junk_bond_demand", 0.2, 0.35, 3),
                        level("safe_haven_demand", linear(6.5, 12).medians(6, 15), 1)),
                List.of(),
                Optional.empty());
    }

    private static TableRules usVix() {
        return table("us_vix", Market.US, positive("close", 0.45, 1.0, 2));
    }

    private static TableRules usPublished() {
        return table(
                "us_published", Market.US, index("value", 25, 50, RunRule.of(5).withFractions(2)));
    }

    private static TableRules krVolumes() {
        return new TableRules(
                "kr_volumes",
                Market.KR,
                List.of(volume("advancing_volume", 6, 100), volume("declining_volume", 6, 100)),
                List.of(new Total(
                        List.of("advancing_volume", "declining_volume"), JumpRule.times(Scale.LOGARITHM, 2, 4))),
                Optional.empty());
    }

    private static TableRules krPutCall() {
        return table("kr_put_call", Market.KR, positive("put_call", 0.9, 1.7, 1));
    }

    private static TableRules krPublished() {
        return new TableRules(
                "kr_published",
                Market.KR,
                List.of(
                        score("momentum", 4),
                        score("strength", 2),
                        score("breadth", 4),
                        score("put_call", 2),
                        score("credit_spread", 4),
                        score("volatility", 4),
                        score("safe_haven", 4),
                        score("index", 2)),
                List.of(),
                Optional.of(new IndexColumn("index", Methods.KR.componentNames())));
    }

    private static JumpRule linear(double spike, double step) {
        return JumpRule.of(Scale.LINEAR, spike, step);
    }

    private static TableRules table(String table, Market market, ColumnRules column) {
        return new TableRules(table, market, List.of(column), List.of(), Optional.empty());
    }
}
