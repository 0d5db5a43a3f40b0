package dev.nightshift.domain.sentiment.validation;

import static dev.nightshift.domain.sentiment.validation.Fault.A_TENTH;
import static dev.nightshift.domain.sentiment.validation.Fault.A_TENTH_OF_A_COUNT;
import static dev.nightshift.domain.sentiment.validation.Fault.FEED_STOOD_STILL;
import static dev.nightshift.domain.sentiment.validation.Fault.FEED_STOOD_STILL_FOR_A_WEEK;
import static dev.nightshift.domain.sentiment.validation.Fault.NEGATIVE;
import static dev.nightshift.domain.sentiment.validation.Fault.NOT_A_NUMBER;
import static dev.nightshift.domain.sentiment.validation.Fault.OTHER_SIGN;
import static dev.nightshift.domain.sentiment.validation.Fault.POINT_MOVED;
import static dev.nightshift.domain.sentiment.validation.Fault.ROW_COPIED;
import static dev.nightshift.domain.sentiment.validation.Fault.ROW_LEFT_OUT;
import static dev.nightshift.domain.sentiment.validation.Fault.ROW_ON_A_HOLIDAY;
import static dev.nightshift.domain.sentiment.validation.Fault.ROW_ON_A_WEEKEND;
import static dev.nightshift.domain.sentiment.validation.Fault.ROW_TWICE;
import static dev.nightshift.domain.sentiment.validation.Fault.VALUE_LEFT_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which share of mistakes is found, of each kind at 40 places in each column of the real tables. */
class FaultSharesTest {

    @Test
    void whatever_cannot_be_is_always_found() {
        for (TableRules rules : KnownTables.all()) {
            PlantedShares shares = new PlantedShares(rules);
            for (Fault fault : List.of(ROW_LEFT_OUT, ROW_TWICE, ROW_ON_A_WEEKEND, ROW_ON_A_HOLIDAY)) {
                assertAllFound(shares, shares.columns().get(0), fault);
            }
            if (rules.columns().size() > 1) {
                assertAllFound(shares, shares.columns().get(0), ROW_COPIED);
            }
            for (String column : shares.columns()) {
                assertAllFound(shares, column, VALUE_LEFT_OUT);
                assertAllFound(shares, column, NOT_A_NUMBER);
                if (rules.column(column).least() >= 0) {
                    assertAllFound(shares, column, NEGATIVE);
                }
            }
        }
    }

    private static void assertAllFound(PlantedShares shares, String column, Fault fault) {
        assertThat(shares.percent(column, fault))
                .as("%s of %s in %s", fault, column, shares.table())
                .isEqualTo(100);
    }

    /**
     * In percent: ten times the value, a tenth of it (rounded where it counts), the same value on eight and on five days.
     * Not found are what markets do themselves: few new lows become many, a spread of two decimals stays for weeks.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # table      | column                 | x 10 | tenth | 8 days | 5 days
            us_inputs    | spx_close              |  100 |   100 |    100 |    100
            us_inputs    | vix_close              |  100 |   100 |    100 |    100
            us_inputs    | nyse_new_highs         |   80 |    40 |     97 |     90
            us_inputs    | nyse_new_lows          |   57 |    10 |     90 |     80
            us_inputs    | nyse_adv               |   97 |   100 |    100 |    100
            us_inputs    | nyse_dec               |  100 |   100 |    100 |    100
            us_inputs    | nyse_unch              |  100 |    92 |    100 |    100
            us_inputs    | equity_put_call        |  100 |   100 |    100 |    100
            us_inputs    | hy_oas                 |  100 |   100 |    100 |    100
            us_inputs    | ig_oas                 |  100 |   100 |      0 |      0
            us_inputs    | dgs10                  |  100 |   100 |    100 |    100
            us_inputs    | ief_adj                |  100 |   100 |    100 |    100
            us_inputs    | tlt_adj                |  100 |   100 |    100 |    100
            us_inputs    | hyg_adj                |  100 |   100 |    100 |    100
            us_inputs    | lqd_adj                |  100 |   100 |    100 |    100
            us_levels    | sp500                  |  100 |   100 |    100 |    100
            us_levels    | sp500_ma125            |  100 |   100 |    100 |    100
            us_levels    | stock_price_strength   |   97 |    85 |    100 |    100
            us_levels    | stock_price_breadth    |  100 |   100 |    100 |    100
            us_levels    | put_call_options       |  100 |   100 |    100 |    100
            us_levels    | vix                    |  100 |   100 |    100 |    100
            us_levels    | vix_ma50               |  100 |   100 |    100 |    100
            us_levels    | junk_bond_demand       |  100 |   100 |     92 |     92
            us_levels    | safe_haven_demand      |   92 |     2 |    100 |    100
            us_vix       | close                  |  100 |   100 |    100 |    100
            us_published | value                  |  100 |    80 |    100 |     40
            kr_volumes   | advancing_volume       |  100 |    85 |    100 |    100
            kr_volumes   | declining_volume       |   95 |    85 |    100 |    100
            kr_put_call  | put_call               |  100 |   100 |    100 |    100
            kr_published | momentum               |  100 |   100 |    100 |     95
            kr_published | strength               |  100 |   100 |    100 |    100
            kr_published | breadth                |  100 |   100 |    100 |    100
            kr_published | put_call               |  100 |   100 |    100 |    100
            kr_published | credit_spread          |  100 |   100 |    100 |    100
            kr_published | volatility             |  100 |   100 |    100 |     97
            kr_published | safe_haven             |  100 |   100 |    100 |    100
            kr_published | index                  |  100 |   100 |    100 |    100
            """)
    void what_could_be_is_found_where_it_is_unlike_the_days_around_it(
            String table, String column, int tenTimes, int tenth, int eightDays, int fiveDays) {
        ColumnRules rules = KnownTables.find(table).orElseThrow().column(column);
        PlantedShares shares = new PlantedShares(KnownTables.find(table).orElseThrow());
        Fault smaller = rules.whole() ? A_TENTH_OF_A_COUNT : A_TENTH;
        assertThat(List.of(
                        shares.percent(column, POINT_MOVED),
                        shares.percent(column, smaller),
                        shares.percent(column, FEED_STOOD_STILL),
                        shares.percent(column, FEED_STOOD_STILL_FOR_A_WEEK)))
                .isEqualTo(List.of(tenTimes, tenth, eightDays, fiveDays));
    }

    @ParameterizedTest
    @CsvSource({"stock_price_strength, 82", "stock_price_breadth, 100", "safe_haven_demand, 35"})
    void a_level_of_the_other_sign_is_found_where_levels_are_far_from_0(String column, int percent) {
        PlantedShares shares = new PlantedShares(KnownTables.find("us_levels").orElseThrow());
        assertThat(shares.percent(column, OTHER_SIGN)).isEqualTo(percent);
    }
}
