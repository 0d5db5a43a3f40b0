package dev.nightshift.domain.sentiment;

import dev.nightshift.domain.sentiment.Normalisation.AverageRanked;
import dev.nightshift.domain.sentiment.Normalisation.CappedVolatility;
import dev.nightshift.domain.sentiment.Normalisation.Published;
import dev.nightshift.domain.sentiment.Normalisation.RankedDeviation;
import dev.nightshift.domain.sentiment.Signal.Change;
import dev.nightshift.domain.sentiment.Signal.Combined;
import dev.nightshift.domain.sentiment.Signal.Spliced;
import dev.nightshift.domain.sentiment.Statistic.Exponential;
import dev.nightshift.domain.sentiment.Statistic.Mean;
import dev.nightshift.domain.sentiment.Statistic.Sum;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The known methods. The seven indicators and their equal weights are those of CNN Business, Fear &amp; Greed Index, method
 * page; the normalisation is derived from its published component levels and scores.
 */
public final class Methods {

    private static final Normalisation RANKED = new RankedDeviation(125, 500);
    private static final int MOST_BLANKS = 3;
    private static final int MONTH_OF_ROWS = 19;

    /** From the component levels as CNN publishes them; VIX before 2021-02-01 from its own table. All seven are needed. */
    public static final Method US_LEVELS = usLevels();

    /** From raw data of the American markets; breadth and strength depend on the first rows. */
    public static final Method US_INPUTS = usInputs();

    /** The Korean index: three components from their inputs, four as they are published. */
    public static final Method KR = kr();

    private static final List<Method> ALL = List.of(US_LEVELS, US_INPUTS, KR);

    private Methods() {}

    public static List<Method> all() {
        return ALL;
    }

    /** The newest version of the method; empty when the name is unknown. */
    public static Optional<Method> find(String name) {
        return ALL.stream()
                .filter(method -> method.version().name().equals(name))
                .max(Comparator.comparingInt(method -> method.version().version()));
    }

    /** That version of the method; empty when the name or the version is unknown. */
    public static Optional<Method> find(String name, int version) {
        return ALL.stream()
                .filter(method ->
                        method.version().name().equals(name) && method.version().version() == version)
                .findFirst();
    }

    private static Method usLevels() {
        return Method.equallyWeighted(
                new MethodVersion("us-levels", 1),
                Market.US,
                7,
                Rating.Scale.HALF_OPEN,
                List.of(
                        Component.of("momentum", level("sp500"), RANKED),
                        Component.of("strength", level("stock_price_strength"), RANKED),
                        Component.of("breadth", level("stock_price_breadth"), RANKED),
                        Component.of("put_call", level("put_call_options").negative(), RANKED),
                        Component.of("junk", level("junk_bond_demand").negative(), RANKED),
                        Component.of("safe_haven", level("safe_haven_demand"), RANKED),
                        Component.of("vix", levelOfVix(), new CappedVolatility(50, 500))));
    }

    private static Signal level(String column) {
        return Signal.series("us_levels." + column);
    }

    private static Signal levelOfVix() {
        return new Spliced(SeriesName.of("us_vix.close"), SeriesName.of("us_levels.vix"), LocalDate.of(2021, 2, 1));
    }

    private static Method usInputs() {
        return Method.equallyWeighted(
                new MethodVersion("us-inputs", 1),
                Market.US,
                5,
                Rating.Scale.HALF_OPEN,
                List.of(
                        Component.of("momentum", input("spx_close"), RANKED),
                        Component.of("strength", newHighs().rolled(new Mean(20)), RANKED),
                        Component.of("breadth", breadth(advances(), 0.10, 0.05), RANKED),
                        new Component("put_call", putCall(), RANKED),
                        Component.of(
                                "junk",
                                carried("hy_oas").minus(carried("ig_oas")).negative(),
                                RANKED),
                        Component.of("safe_haven", monthly("spx_close").minus(monthly("ief_adj")), RANKED),
                        Component.of("vix", input("vix_close").negative(), new RankedDeviation(50, 500))));
    }

    private static Signal input(String column) {
        return Signal.series("us_inputs." + column);
    }

    private static Signal carried(String column) {
        return Signal.carried("us_inputs." + column, MOST_BLANKS);
    }

    private static Signal monthly(String column) {
        return new Change(SeriesName.of("us_inputs." + column), MONTH_OF_ROWS);
    }

    private static Signal newHighs() {
        return new Combined(
                Formula.NET_NEW_HIGHS,
                List.of(
                        carried("nyse_new_highs"),
                        carried("nyse_new_lows"),
                        carried("nyse_adv"),
                        carried("nyse_dec"),
                        carried("nyse_unch")));
    }

    private static Signal advances() {
        return new Combined(Formula.NET_ADVANCES_PER_MILLE, List.of(carried("nyse_adv"), carried("nyse_dec")));
    }

    /** The running sum of a fast less a slow exponential mean. */
    private static Signal breadth(Signal net, double fast, double slow) {
        return net.rolled(new Exponential(fast))
                .minus(net.rolled(new Exponential(slow)))
                .rolled(new Sum());
    }

    private static List<Signal> putCall() {
        return List.of(
                input("equity_put_call").rolled(new Mean(5)).negative(),
                input("cnn_put_call_5d").negative());
    }

    private static Method kr() {
        return Method.equallyWeighted(
                new MethodVersion("kr", 1),
                Market.KR,
                5,
                Rating.Scale.CLOSED,
                List.of(
                        published("momentum"),
                        Component.of("strength", volumes(Formula.SHARE_OF_ADVANCES), new AverageRanked(252, false)),
                        Component.of(
                                "breadth",
                                breadth(volumes(Formula.NET_ADVANCES), 2.0 / (19 + 1), 2.0 / (39 + 1)),
                                new AverageRanked(252, false)),
                        Component.of("put_call", Signal.series("kr_put_call.put_call"), new AverageRanked(252, true)),
                        published("credit_spread"),
                        published("volatility"),
                        published("safe_haven")));
    }

    private static Component published(String name) {
        return Component.of(name, Signal.series("kr_published." + name), new Published());
    }

    private static Signal volumes(Formula formula) {
        return new Combined(
                formula,
                List.of(Signal.series("kr_volumes.advancing_volume"), Signal.series("kr_volumes.declining_volume")));
    }
}
