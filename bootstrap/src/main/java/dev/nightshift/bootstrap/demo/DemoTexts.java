package dev.nightshift.bootstrap.demo;

import java.util.List;
import java.util.random.RandomGenerator;

/** What people write in an issue tracker. */
final class DemoTexts {

    private static final List<String> PEOPLE = List.of(
            "mina", "jonas", "aiko", "priya", "tomas", "leila", "sven", "haruto", "eva", "minjun", "sofia", "ravi");
    private static final List<String> PARTS = List.of(
            "login",
            "checkout",
            "search",
            "export",
            "billing run",
            "mobile app",
            "report page",
            "importer",
            "mail queue",
            "user settings",
            "image upload",
            "nightly sync",
            "order list",
            "price update",
            "notification bell",
            "API");
    private static final List<String> TROUBLES = List.of(
            "times out after thirty seconds",
            "shows yesterday's numbers",
            "is slow with more than a thousand rows",
            "loses the filter after a reload",
            "answers 500 for an empty name",
            "rounds amounts the wrong way",
            "sends the same mail twice",
            "does not work in Safari",
            "ignores the time zone of the user",
            "forgets the chosen language",
            "cannot be reached by keyboard",
            "breaks on names with an apostrophe");
    private static final List<String> WISHES = List.of(
            "should remember the last page",
            "needs a dark theme",
            "should export as CSV",
            "could show a progress bar",
            "should ask before it deletes",
            "needs an audit trail");
    private static final List<String> DETAILS = List.of(
            "Seen on production this morning, twice in an hour.",
            "Steps: open the page, change anything, save, reload.",
            "Only for accounts that were created before the last release.",
            "Support has had three calls about it since Monday.",
            "It worked in the release before.",
            "The log shows nothing unusual at that time.");
    private static final List<String> REMARKS = List.of(
            "I can reproduce this on staging.",
            "Same here, with a different browser.",
            "A fix is in review.",
            "Could you attach the request id?",
            "This looks like the problem we had in spring.",
            "Raised the priority, two customers are waiting.",
            "Works for me on the current main branch.",
            "The cause is the cache key; it leaves out the locale.",
            "Deployed; please check again.",
            "Thank you, that solved it.");

    private final RandomGenerator random;

    DemoTexts(RandomGenerator random) {
        this.random = random;
    }

    String person() {
        return oneOf(PEOPLE);
    }

    String title() {
        String title = oneOf(PARTS) + " " + oneOf(random.nextInt(4) == 0 ? WISHES : TROUBLES);
        return Character.toUpperCase(title.charAt(0)) + title.substring(1);
    }

    String description() {
        return oneOf(DETAILS) + "\n\n" + oneOf(DETAILS);
    }

    String comment() {
        return oneOf(REMARKS);
    }

    private String oneOf(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
