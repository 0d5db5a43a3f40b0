package dev.nightshift.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.nightshift.domain.batch.JobState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of a job is decided in the domain: the persistence adapter carries states to and fro, and asks nothing of them. */
class StatesTest {

    private static final String ADAPTER = "dev.nightshift.adapters.persistence";
    private static final Path SOURCES = Path.of("..", "adapters-persistence", "src", "main", "java");

    /** What maps a state to and from a column. */
    private static final Set<String> MAPPING = Set.of("valueOf", "values", "name", "toString");

    /** Classes that do more than that, each with the reason. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "batch.JobRows", "maps rows: an error and a time of retry are those of the state",
            "batch.UnreadableJob", "maps rows that this version cannot read",
            "batch.States", "makes lists for statements of what the domain says of states",
            "batch.JobListQuery", "jobs that have ended are in a table of their own");

    /** Statements that name a state, because many rows change at once, with the moves that they make. */
    private static final Map<String, Set<Move>> STATEMENTS = Map.of(
            "batch/ClaimStatement", Set.of(new Move("QUEUED", "RUNNING")),
            "batch/QueueStatements", Set.of(new Move("RETRY_WAIT", "QUEUED")),
            "batch/UnitOfWorkStatements", Set.of(new Move("RUNNING", "COMPLETED")),
            "batch/Adding", Set.of(new Move("QUEUED", "QUEUED")),
            "batch/PostgresBatchMetrics", Set.of(new Move("QUEUED", "QUEUED")));

    private static final Pattern LITERAL = Pattern.compile(EnumSet.allOf(JobState.class).stream()
            .map(Enum::name)
            .collect(Collectors.joining("|", "['\"](", ")['\"]")));
    private static final Pattern DECLARED = Pattern.compile("\\b(?:Optional<)?JobState>?\\s+(\\w+)");
    private static final String TAKEN = "(?:\\(\\)|\\.get\\(\\)|\\.orElseThrow\\(\\))*";

    /** From and to; twice the same where a statement only looks. */
    private record Move(String from, String to) {}

    private static List<String> decisionsIn(JavaClasses classes) {
        return classes.stream()
                .filter(type -> !EXCEPTIONS.containsKey(nameOf(type)))
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().isEquivalentTo(JobState.class))
                .filter(access -> !MAPPING.contains(access.getTarget().getName()))
                .map(JavaAccess::getDescription)
                .sorted()
                .toList();
    }

    private static String nameOf(JavaClass type) {
        return type.getName().startsWith(ADAPTER + ".") ? type.getName().substring(ADAPTER.length() + 1) : "";
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        Path root = SOURCES.resolve(ADAPTER.replace('.', '/'));
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                String name = root.relativize(file).toString().replace(".java", "");
                sources.put(name, Files.readString(file));
            }
        }
        return sources;
    }

    /** Whether something that is declared as a state, or called so, stands at either side of a comparison. */
    private static boolean comparesStates(String source) {
        Set<String> names = DECLARED.matcher(source)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        if (names.isEmpty() && !source.contains("LockedTask") && !source.contains("JobState")) {
            return false;
        }
        names.add("state");
        String state = "\\b(?:%s)\\b%s".formatted(String.join("|", names), TAKEN);
        return Pattern.compile(state + "\\s*[!=]=\\s*+(?!null)|[!=]=\\s*(?:\\w+(?:\\(\\))?\\.)*" + state)
                .matcher(source)
                .find();
    }

    private static Set<String> literalsIn(String source) {
        return LITERAL.matcher(source)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void no_class_of_the_persistence_adapter_names_a_state_or_asks_what_may_follow_it() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(ADAPTER);
        assertThat(classes).isNotEmpty();
        assertThat(decisionsIn(classes)).isEmpty();
    }

    @Test
    void no_class_of_the_persistence_adapter_compares_states() throws IOException {
        sources().forEach((name, source) -> {
            if (!EXCEPTIONS.containsKey(name.replace('/', '.'))) {
                assertThat(comparesStates(source)).as(name).isFalse();
            }
        });
    }

    @Test
    void nothing_is_excepted_that_need_not_be() throws IOException {
        Map<String, String> sources = sources();
        assertThat(EXCEPTIONS.keySet()).allSatisfy(name -> assertThat(sources.get(name.replace('.', '/')))
                .containsPattern("JobState[.:]|JobState>|: JobState\\."));
    }

    @Test
    void only_the_listed_statements_name_a_state_and_each_makes_a_move_that_the_domain_allows() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        sources().forEach((name, source) -> {
            Set<String> literals = literalsIn(source);
            if (name.startsWith("batch/") && !literals.isEmpty()) {
                found.put(name, literals);
            }
        });
        assertThat(found.keySet()).isEqualTo(new TreeSet<>(STATEMENTS.keySet()));
        STATEMENTS.forEach((name, moves) -> {
            Set<String> named = moves.stream()
                    .flatMap(move -> Stream.of(move.from(), move.to()))
                    .collect(Collectors.toSet());
            assertThat(found.get(name)).as(name).isSubsetOf(named);
            assertThat(moves).as(name).allSatisfy(move -> assertThat(isAllowed(move))
                    .isTrue());
        });
    }

    private static boolean isAllowed(Move move) {
        return move.from().equals(move.to()) || JobState.valueOf(move.from()).canBecome(JobState.valueOf(move.to()));
    }

    @Test
    void a_planted_decision_is_found() {
        assertThat(decisionsIn(new ClassFileImporter().importClasses(Planted.class)))
                .hasSize(2)
                .anyMatch(access -> access.contains("QUEUED"))
                .anyMatch(access -> access.contains("isFinished"));
        assertThat(comparesStates("JobState before; if (row.state() == before) {"))
                .isTrue();
        assertThat(comparesStates("JobState state; if (before != row.state()) {"))
                .isTrue();
        assertThat(comparesStates("Optional<JobState> next; if (next.get() != before) {"))
                .isTrue();
        assertThat(comparesStates("JobState end) { return wanted == end; }")).isTrue();
        assertThat(comparesStates("JobState state; return state == null ? a : b;"))
                .isFalse();
        assertThat(literalsIn("SET state = 'STOPPED'")).containsExactly("STOPPED");
        assertThat(literalsIn("bind(\"state\", \"STOPPED\")")).containsExactly("STOPPED");
    }

    /** Decides on a state where it must not. */
    static final class Planted {

        static JobState next(JobState state) {
            return state.isFinished() ? state : JobState.QUEUED;
        }
    }
}
