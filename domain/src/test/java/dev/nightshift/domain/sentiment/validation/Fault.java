package dev.nightshift.domain.sentiment.validation;

import static dev.nightshift.domain.sentiment.validation.ValidationRule.DISORDER;
import static dev.nightshift.domain.sentiment.validation.ValidationRule.DUPLICATE;
import static dev.nightshift.domain.sentiment.validation.ValidationRule.GAP;
import static dev.nightshift.domain.sentiment.validation.ValidationRule.HOLIDAY_VALUE;
import static dev.nightshift.domain.sentiment.validation.ValidationRule.IMPOSSIBLE_VALUE;
import static dev.nightshift.domain.sentiment.validation.ValidationRule.INDEX_MISMATCH;
import static dev.nightshift.domain.sentiment.validation.ValidationRule.JUMP;
import static dev.nightshift.domain.sentiment.validation.ValidationRule.STALE_COPY;

import dev.nightshift.domain.sentiment.calendar.TradingCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** A mistake as it is made, planted into the rows of a table at a place; the day by which it must be found comes back. */
public enum Fault {
    ROW_LEFT_OUT(GAP) {
        @Override
        LocalDate plant(List<TableRow> rows, int place, String column) {
            return rows.remove(place).date();
        }
    },
    VALUE_LEFT_OUT(GAP) {
        @Override
        LocalDate plant(List<TableRow> rows, int place, String column) {
            Map<String, Double> values = new TreeMap<>(rows.get(place).values());
            values.remove(column);
            rows.set(place, new TableRow(rows.get(place).date(), values));
            return rows.get(place).date();
        }
    },
    ROW_TWICE(DUPLICATE) {
        @Override
        LocalDate plant(List<TableRow> rows, int place, String column) {
            rows.add(place + 1, rows.get(place));
            return rows.get(place).date();
        }
    },
    ROWS_SWAPPED(DISORDER) {
        @Override
        LocalDate plant(List<TableRow> rows, int place, String column) {
            rows.add(place + 1, rows.remove(place));
            return rows.get(place + 1).date();
        }
    },
    ROW_ON_A_WEEKEND(HOLIDAY_VALUE) {
        @Override
        LocalDate plant(List<TableRow> rows, int place, String column) {
            int friday = place;
            while (!rows.get(friday + 1).date().isAfter(rows.get(friday).date().plusDays(2))) {
                friday++;
            }
            LocalDate saturday = rows.get(friday).date().plusDays(1);
            rows.add(
                    friday + 1,
                    new TableRow(
                            saturday,
                            changed(rows.get(friday), column, value -> value * 1.003)
                                    .values()));
            return saturday;
        }
    },
    ROW_ON_A_HOLIDAY(HOLIDAY_VALUE) {
        @Override
        LocalDate plant(List<TableRow> rows, int place, String column) {
            int eve = place;
            while (!isEve(rows, eve)) {
                eve++;
            }
            LocalDate holiday = weekdayAfter(rows, eve);
            rows.add(
                    eve + 1,
                    new TableRow(
                            holiday,
                            changed(rows.get(eve), column, value -> value * 1.003)
                                    .values()));
            return holiday;
        }
    },
    NEGATIVE(IMPOSSIBLE_VALUE) {
        @Override
        LocalDate plant(List<TableRow> rows, int place, String column) {
            return change(rows, place, column, value -> -value - 1);
        }
    },
    INFINITE(IMPOSSIBLE_VALUE) {
        @Override
        LocalDate plant(List<TableRow> rows, int place, String column) {
            return change(rows, place, column, value -> Double.POSITIVE_INFINITY);
        }
    },
    NOT_A_NUMBER(IMPOSSIBLE_VALUE) {
        @Override
        LocalDate plant(List<TableRow> rows, int place, String column) {
            return change(rows, place, column, value -> Double.NaN);
        }
    },
    POINT_MOVED(JUMP) {
        @Override
        LocalDate plant(List<TableRow> rows, int place, String column) {
            return change(rows, place, column, value -> value * 10);
        }
    },
    POINT_MOVED_BACK(JUMP) {
        @Override
        LocalDate plant(List<TableRow> rows, int place, String column) {
            return change(rows, place, column, value -> value / 100);
        }
    },
    A_TENTH(JUMP) {
        @Override
        LocalDate plant(List<TableRow> rows, int place, String column) {
            return change(rows, place, column, value -> value / 10);
        }
    },
    A_TENTH_OF_A_COUNT(JUMP) {
        @Override
        LocalDate plant(List<TableRow> rows, int place, String column) {
            return change(rows, place, column, value -> Math.rint(value / 10));
        }
    },
    OTHER_SIGN(JUMP) {
        @Override
        LocalDate plant(List<TableRow> rows, int place, String column) {
            return change(rows, place, column, value -> -value);
        }
    },
    FEED_STOOD_STILL(STALE_COPY) {
        @Override
        LocalDate plant(List<TableRow> rows, int place, String column) {
            return standStill(rows, place, column, 8);
        }
    },
    FEED_STOOD_STILL_FOR_A_WEEK(STALE_COPY) {
        @Override
        LocalDate plant(List<TableRow> rows, int place, String column) {
            return standStill(rows, place, column, 5);
        }
    },
    ROW_COPIED(STALE_COPY) {
        @Override
        LocalDate plant(List<TableRow> rows, int place, String column) {
            rows.set(
                    place,
                    new TableRow(rows.get(place).date(), rows.get(place - 1).values()));
            return rows.get(place).date();
        }
    },
    INDEX_TYPED_WRONG(INDEX_MISMATCH) {
        @Override
        LocalDate plant(List<TableRow> rows, int place, String column) {
            return change(rows, place, "index", value -> value + 0.01);
        }
    };

    private final ValidationRule rule;

    Fault(ValidationRule rule) {
        this.rule = rule;
    }

    ValidationRule rule() {
        return rule;
    }

    abstract LocalDate plant(List<TableRow> rows, int place, String column);

    /** Whether a weekday without a row comes after this one. */
    static boolean isEve(List<TableRow> rows, int place) {
        return weekdayAfter(rows, place).isBefore(rows.get(place + 1).date());
    }

    private static LocalDate weekdayAfter(List<TableRow> rows, int place) {
        LocalDate day = rows.get(place).date().plusDays(1);
        while (TradingCalendar.isWeekend(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static LocalDate standStill(List<TableRow> rows, int place, String column, int days) {
        double still = rows.get(place).values().getOrDefault(column, Double.NaN);
        for (int i = place + 1; i < place + days; i++) {
            change(rows, i, column, value -> still);
        }
        return rows.get(place).date();
    }

    private static LocalDate change(List<TableRow> rows, int place, String column, DoubleUnaryOperator changed) {
        rows.set(place, changed(rows.get(place), column, changed));
        return rows.get(place).date();
    }

    private static TableRow changed(TableRow row, String column, DoubleUnaryOperator changed) {
        Map<String, Double> values = new TreeMap<>(row.values());
        values.computeIfPresent(column, (any, value) -> changed.applyAsDouble(value));
        return new TableRow(row.date(), values);
    }
}
