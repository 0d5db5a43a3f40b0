/** Nightshift's core: values, aggregates, domain services and driven ports, on nothing but java.base. */
module dev.nightshift.domain {
    requires static org.jspecify;

    exports dev.nightshift.domain;
    exports dev.nightshift.domain.accounts;
    exports dev.nightshift.domain.audit;
    exports dev.nightshift.domain.batch;
    exports dev.nightshift.domain.cron;
    exports dev.nightshift.domain.external;
    exports dev.nightshift.domain.idempotency;
    exports dev.nightshift.domain.keywords;
    exports dev.nightshift.domain.popularity;
    exports dev.nightshift.domain.retry;
    exports dev.nightshift.domain.sentiment;
    exports dev.nightshift.domain.sentiment.calendar;
    exports dev.nightshift.domain.sentiment.migration;
    exports dev.nightshift.domain.sentiment.report;
    exports dev.nightshift.domain.sentiment.rolling;
    exports dev.nightshift.domain.sentiment.validation;
    exports dev.nightshift.domain.stats;
    exports dev.nightshift.domain.tracking;
}
