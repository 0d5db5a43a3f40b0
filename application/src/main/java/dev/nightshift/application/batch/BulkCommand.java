package dev.nightshift.application.batch;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.BadItem;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.JobCommand;
import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobFilter;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Parameter;
import dev.nightshift.domain.batch.ParameterValues;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.TypeName;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives one command to all jobs that pass a filter: each is an item, and one that refuses is a dead item. */
public final class BulkCommand implements JobType<BulkCommand.Order, JobId, String> {

    private static final int AT_ONCE = 200;

    private static final Parameter<JobCommand> COMMAND =
            Parameter.oneOf("command", JobCommand.class).asRequired().about("What the jobs are told.");
    private static final Parameter<String> BY =
            Parameter.text("by", 100).asRequired().about("Who tells them.");
    private static final Parameter<Boolean> REACHES_ALL =
            Parameter.flag("reachesAll").orElse(false).about("Whether also jobs of others are told.");
    private static final Parameter<Role> ROLE =
            Parameter.oneOf("role", Role.class).about("The role of who tells them.");
    private static final Parameter<JobState> STATE =
            Parameter.oneOf("state", JobState.class).about("Only jobs in this state.");
    private static final Parameter<String> TYPE = Parameter.text("type", 70).about("Only jobs of this type.");
    private static final Parameter<Priority> PRIORITY =
            Parameter.oneOf("priority", Priority.class).about("Only jobs of this priority.");
    private static final Parameter<String> OWNER = Parameter.text("owner", 100).about("Only jobs of this owner.");
    private static final Parameter<String> TEXT =
            Parameter.text("text", 200).about("Only jobs with this text in them.");
    private static final Parameter<String> BEFORE = Parameter.text("before", 36)
            .asRequired()
            .about("Only jobs older than this one, so that the order does not reach itself.");

    private final BatchJobs jobs;
    private final CommandJob commandJob;
    private final Function<String, Role> ownerRoles;

    public BulkCommand(BatchJobs jobs, CommandJob commandJob, Function<String, Role> ownerRoles) {
        this.jobs = jobs;
        this.commandJob = commandJob;
        this.ownerRoles = ownerRoles;
    }

    /** By the role that the order was given with, or the one of now where that is lower. */
    private Requester requester(Order order) {
        Role now = ownerRoles.apply(order.by().name());
        return now.isAtLeast(order.by().role())
                ? order.by()
                : new Requester(order.by().name(), now);
    }

    @Override
    public TypeName name() {
        return TypeName.of("BULK_COMMAND");
    }

    @Override
    public String about() {
        return "Gives one command to all jobs that pass a filter.";
    }

    @Override
    public Parameters<Order> parameters() {
        return Parameters.of(COMMAND, BY, REACHES_ALL, ROLE, STATE, TYPE, PRIORITY, OWNER, TEXT, BEFORE)
                .as(Order::of);
    }

    @Override
    public JobPolicy policy() {
        return JobPolicy.DEFAULT.with(Priority.HIGH).skippingUpTo(Long.MAX_VALUE / 2);
    }

    /** Its parameters say who tells, and must come from who knows that. */
    @Override
    public boolean isOpen() {
        return false;
    }

    @Override
    public boolean isWriting() {
        return false;
    }

    @Override
    public Source<JobId> source(Order order, JobContext context) {
        return new Matching(order);
    }

    @Override
    public String handle(JobId id, Order order, JobContext context) {
        CommandJob.Outcome outcome =
                commandJob.command(id, order.command(), requester(order), "bulk order " + context.job());
        if (outcome instanceof CommandJob.Outcome.CarriedOut carriedOut) {
            context.log("%s: %s".formatted(id, carriedOut.job().state()));
            return id.toString();
        }
        if (outcome instanceof CommandJob.Outcome.Illegal illegal) {
            throw new BadItem("%s is %s; legal now: %s".formatted(id, illegal.state(), illegal.legal()));
        }
        if (outcome instanceof CommandJob.Outcome.Denied denied) {
            throw new BadItem(denied.denial().sentence());
        }
        throw new BadItem("there is no job %s to be reached".formatted(id));
    }

    @Override
    public void write(List<String> results, Order order, JobContext context) {
        // each command was kept when it was given
    }

    /** Jobs that pass the filter, newest first; what changes its state meanwhile is seen once at most. */
    private final class Matching implements Source<JobId> {

        private final Order order;
        private final JobFilter filter;

        Matching(Order order) {
            this.order = order;
            Requester by = requester(order);
            this.filter = by.reachesAll() ? order.filter() : order.filter().ownedBy(by.name());
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }

        @Override
        public Items<JobId> after(@Nullable String position) {
            JobId first =
                    JobId.parse(position == null ? order.before() : position).orElseThrow();
            return new Items<>() {
                private final Queue<JobId> read = new ArrayDeque<>();
                private @Nullable JobId next = first;

                @Override
                public @Nullable Item<JobId> next() {
                    while (read.isEmpty() && next != null) {
                        Page<BatchJob, JobId> page = jobs.list(filter, next, AT_ONCE);
                        page.items().forEach(job -> read.add(job.id()));
                        next = page.next();
                    }
                    JobId found = read.poll();
                    return found == null ? null : new Item<>(found, found.toString());
                }
            };
        }
    }

    /** Who tells which jobs what. */
    public record Order(JobCommand command, Requester by, JobFilter filter, String before) {

        static Order of(ParameterValues given) {
            // orders of before there were roles say only whether jobs of others are reached
            Role role = given.find(ROLE).orElse(given.get(REACHES_ALL) ? Role.MANAGER : Role.USER);
            Requester by = new Requester(given.get(BY), role);
            JobFilter filter = new JobFilter(
                    given.find(STATE).map(Set::of).orElse(Set.of()),
                    given.find(TYPE).orElse(null),
                    given.find(PRIORITY).orElse(null),
                    given.find(OWNER).orElse(null),
                    given.find(TEXT).orElse(null),
                    null,
                    null);
            return new Order(given.get(COMMAND), by, filter, given.get(BEFORE));
        }
    }
}
