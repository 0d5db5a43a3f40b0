package dev.nightshift.adapters.web.stats;

import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.adapters.web.WrongInput;
import dev.nightshift.adapters.web.WrongInputs;
import dev.nightshift.domain.accounts.Role;
import java.util.stream.Stream;

class WrongStatsInputsTest extends WrongInputs {

    WrongStatsInputsTest(TestServer server) {
        super(server);
    }

    @Override
    protected Role role() {
        return Role.USER;
    }

    @Override
    protected Stream<WrongInput> inputs() {
        return Stream.of("/api/stats/daily", "/api/stats/daily.svg", "/api/stats/lead-time")
                .flatMap(WrongStatsInputsTest::ranges);
    }

    private static Stream<WrongInput> ranges(String path) {
        return Stream.of(
                WrongInput.get(path + "?from=x", 400).naming("from"),
                WrongInput.get(path + "?from=", 400).naming("from"),
                WrongInput.get(path + "?from=%00", 400),
                WrongInput.get(path + "?from=20260101", 400).naming("from"),
                WrongInput.get(path + "?to=", 400).naming("to"),
                WrongInput.get(path + "?to=2026-13-01", 400).naming("to"),
                WrongInput.get(path + "?to=2026-02-30", 400).naming("to"),
                WrongInput.get(path + "?to=2026-01-01T00:00:00Z", 400).naming("to"),
                WrongInput.get(path + "?from=2026-01-02&to=2026-01-01", 422).naming("from"),
                WrongInput.get(path + "?from=2026-02-01", 422).naming("from"),
                WrongInput.get(path + "?from=1998-08-20&to=2026-01-05", 422).naming("from"),
                WrongInput.get(path + "?from=1970-01-01&to=9999-12-31", 422).naming("from"),
                WrongInput.get(path + "?from=1969-12-31&to=1970-01-01", 422).naming("from"),
                WrongInput.get(path + "?to=%2B10000-01-01", 422).naming("to"),
                WrongInput.get(path, 406).with("Accept", "image/png"),
                WrongInput.of("DELETE", path, 405));
    }
}
