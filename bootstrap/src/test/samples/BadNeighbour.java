package sample;

import dev.nightshift.domain.batch.BadItem;
import dev.nightshift.domain.batch.ParameterValues;
import dev.nightshift.domain.batch.ItemFormat;
import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Parameter;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.Sources;
import dev.nightshift.domain.batch.TypeName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** Does to its neighbours whatever a job type can do. */
public final class BadNeighbour implements JobType<BadNeighbour.Deed, Long, Long> {

    private static final Parameter<Deed> DEED = Parameter.oneOf("deed", Deed.class).asRequired();

    /** Set by a job, so that what was valid when it was saved throws later. */
    private static volatile boolean armed;

    private static volatile boolean released;

    private static volatile List<byte[]> hoard = null;

    private static volatile Object[] leaked;

    /** What it does. */
    public enum Deed {
        FULL_HEAP,
        LEAK,
        NEGATIVE_SIZE,
        CYCLIC_CAUSES,
        ARM,
        THROW_AT_START,
        INTERRUPT,
        POISON_SESSION,
        POISON_POOL,
        CLOSE_THROWS,
        UNWRITABLE_ITEM,
        SPEECHLESS_FAILURE,
        LONG_LOG,
        THREAD_DEATH,
        NO_POSITION,
        BROKEN_CLASS,
        NEVER_RETURN,
        RELEASE
    }

    @Override
    public TypeName name() {
        return TypeName.of("BAD_NEIGHBOUR");
    }

    @Override
    public Parameters<Deed> parameters() {
        return Parameters.of(DEED).as((ParameterValues given) -> {
            Deed deed = given.get(DEED);
            if (armed && deed == Deed.THROW_AT_START) {
                throw new AssertionError("it throws at the start");
            }
            return deed;
        });
    }

    @Override
    public JobPolicy policy() {
        return JobPolicy.DEFAULT.skippingUpTo(10);
    }

    @Override
    public Source<Long> source(Deed deed, JobContext context) {
        Source<Long> three = Sources.counted(3, number -> number);
        return new Source<>() {
            @Override
            public OptionalLong size() {
                return deed == Deed.NEGATIVE_SIZE ? OptionalLong.of(-1) : three.size();
            }

            @Override
            public Items<Long> after(String position) {
                Items<Long> items = three.after(position);
                return new Items<>() {
                    @Override
                    public Item<Long> next() {
                        return deed == Deed.NO_POSITION ? new Item<>(1L, null) : items.next();
                    }

                    @Override
                    public void close() {
                        if (deed == Deed.CLOSE_THROWS) {
                            throw new IllegalStateException("it does not close");
                        }
                    }
                };
            }
        };
    }

    @Override
    public Optional<ItemFormat<Long>> itemFormat() {
        return Optional.of(new ItemFormat<>(
                number -> {
                    throw new IllegalStateException("no text for it");
                },
                Long::valueOf));
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    public Long handle(Long number, Deed deed, JobContext context) throws Exception {
        switch (deed) {
            case FULL_HEAP -> fillTheHeap();
            case LEAK -> leak();
            case CYCLIC_CAUSES -> throw cyclic();
            case ARM -> armed = true;
            case INTERRUPT -> Thread.currentThread().interrupt();
            case UNWRITABLE_ITEM -> throw new BadItem("a bad one");
            case SPEECHLESS_FAILURE -> throw new IllegalArgumentException() {
                @Override
                public String getMessage() {
                    throw new IllegalStateException("nothing to say");
                }
            };
            case LONG_LOG -> context.log("x".repeat(20_000_000));
            case THREAD_DEATH -> throw new ThreadDeath();
            case BROKEN_CLASS -> Broken.touch();
            case NEVER_RETURN -> turnInCircles();
            case RELEASE -> released = true;
            default -> {}
        }
        return number;
    }

    private static void fillTheHeap() {
        List<byte[]> all = new ArrayList<>(10_000);
        hoard = all;
        try {
            while (true) {
                all.add(new byte[1 << 20]);
            }
        } catch (OutOfMemoryError full) {
            long end = System.nanoTime() + 1_500_000_000L;
            while (System.nanoTime() < end) { // the others get nothing meanwhile
                try {
                    all.add(new byte[1 << 10]);
                } catch (OutOfMemoryError still) {
                    Thread.onSpinWait();
                }
            }
            throw full;
        } finally {
            hoard = null;
        }
    }

    /** What is never given back: no other ever gets memory again. */
    private static void leak() {
        Object[] last = new Object[2];
        leaked = last;
        int size = 1 << 20;
        while (true) {
            try {
                Object[] next = {new byte[size], last};
                last = next;
                leaked = next;
            } catch (OutOfMemoryError full) {
                size = Math.max(16, size / 2);
            }
        }
    }

    private static void turnInCircles() {
        while (!released) {
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    private static RuntimeException cyclic() {
        IllegalArgumentException one = new IllegalArgumentException("one");
        one.initCause(new IllegalStateException("other", one));
        return one;
    }

    @Override
    public void write(List<Long> numbers, Deed deed, JobContext context) throws SQLException {
        if (deed == Deed.POISON_SESSION) {
            poison(context.resource(Connection.class));
        }
        if (deed == Deed.POISON_POOL) {
            try (Connection own = context.resource(DataSource.class).getConnection()) {
                poison(own);
            }
        }
    }

    /** What a session keeps beyond a transaction; the tables hide those of the program. */
    private static void poison(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE issues (nothing int)");
            statement.execute("CREATE TEMPORARY TABLE users (nothing int)");
            statement.execute("SELECT pg_advisory_lock(471100)");
            statement.execute("LISTEN anything");
            statement.execute("SET application_name = 'poisoned'");
            statement.execute("SET default_transaction_read_only = on");
        }
    }

    /** A class that cannot be made ready. */
    private static final class Broken {
        private static final int NUMBER = Integer.parseInt("none");

        static void touch() {
            System.out.println(NUMBER);
        }
    }
}
