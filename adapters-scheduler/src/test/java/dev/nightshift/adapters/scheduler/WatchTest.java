package dev.nightshift.adapters.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {

    private final List<String> ends = new ArrayList<>();

    @Test
    void a_process_that_has_lost_what_it_needs_ends_and_says_why() {
        new Watch("web-server", () -> true, "The web server takes no requests any more").look(ends::add);
        assertThat(ends).containsExactly("The web server takes no requests any more");
    }

    @Test
    void a_process_that_has_all_that_it_needs_goes_on() {
        new Watch("web-server", () -> false, "The web server takes no requests any more").look(ends::add);
        assertThat(ends).isEmpty();
    }
}
