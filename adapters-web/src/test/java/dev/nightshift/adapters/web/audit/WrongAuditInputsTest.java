package dev.nightshift.adapters.web.audit;

import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.adapters.web.WrongInput;
import dev.nightshift.adapters.web.WrongInputs;
import dev.nightshift.domain.accounts.Role;
import java.util.stream.Stream;

class WrongAuditInputsTest extends WrongInputs {

    private static final String AUDIT = "/api/admin/audit";

    WrongAuditInputsTest(TestServer server) {
        super(server);
    }

    @Override
    protected Role role() {
        return Role.ADMIN;
    }

    @Override
    protected Stream<WrongInput> inputs() {
        return Stream.concat(
                anyList(AUDIT),
                Stream.of(
                        WrongInput.of("POST", AUDIT, 405),
                        WrongInput.of("DELETE", AUDIT, 405),
                        WrongInput.of("PUT", AUDIT, 405),
                        WrongInput.get(AUDIT + "/1", 404),
                        WrongInput.get("/api/admin", 404),
                        WrongInput.get("/api/admin/nothing", 404)));
    }
}
