package dev.nightshift.application.batch.simulation;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.batch.Schedule;
import dev.nightshift.domain.batch.Schedules;
import dev.nightshift.domain.batch.Template;
import dev.nightshift.domain.batch.Templates;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Mistakes that could be made around schedules, and that a simulation must find. */
enum EditFault {
    NONE,

    EDITS_AS_BEFORE,

    EDITS_WITHOUT_A_LOCK {
        @Override
        Schedules in(Schedules right, InstantSource nodesClock) {
            return new Other(right) {
                @Override
                public Optional<Locked> lock(String name) {
                    return right.find(name).map(schedule -> new Locked(schedule, right.now()));
                }
            };
        }
    },

    EDITS_BY_THE_CLOCK_OF_THE_NODE {
        @Override
        Schedules in(Schedules right, InstantSource nodesClock) {
            return new Other(right) {
                @Override
                public Optional<Locked> lock(String name) {
                    return right.lock(name).map(locked -> new Locked(locked.schedule(), nodesClock.instant()));
                }

                @Override
                public Instant now() {
                    right.now();
                    return nodesClock.instant();
                }
            };
        }
    },

    LOOKS_FOR_DUE_ONES_WITHOUT_A_LOCK {
        @Override
        Schedules in(Schedules right, InstantSource nodesClock) {
            return new Other(right) {
                @Override
                public Optional<Due> holdDue(Set<String> passed) {
                    return right.all().stream()
                            .filter(schedule -> schedule.isDue(right.now()) && !passed.contains(schedule.name()))
                            .findFirst()
                            .map(schedule -> new Due(schedule, right.now()));
                }
            };
        }
    },

    FORGETS_WHAT_HAD_COME {
        @Override
        Schedules in(Schedules right, InstantSource nodesClock) {
            return new Other(right) {
                @Override
                public Optional<Locked> lock(String name) {
                    return right.lock(name)
                            .map(locked -> new Locked(locked.schedule().nextAt(null), locked.now()));
                }
            };
        }
    },

    FIRES_WITHOUT_A_TRANSACTION {
        @Override
        Transactions in(ReadCommitted right) {
            return new Transactions() {
                @Override
                public <T> T inOne(Supplier<T> work) {
                    return work.get();
                }

                @Override
                public void afterCommit(Runnable action) {
                    action.run();
                }
            };
        }
    },

    REMOVES_TEMPLATES_WITHOUT_A_LOCK {
        @Override
        Templates in(Templates right) {
            return new Templates() {
                @Override
                public boolean add(Template template) {
                    return right.add(template);
                }

                @Override
                public Optional<Template> find(String name) {
                    return right.find(name);
                }

                @Override
                public boolean lock(String name) {
                    return right.find(name).isPresent();
                }

                @Override
                public List<Template> all() {
                    return right.all();
                }

                @Override
                public boolean remove(String name) {
                    return right.remove(name);
                }
            };
        }
    };

    Schedules in(Schedules right, InstantSource nodesClock) {
        return right;
    }

    Templates in(Templates right) {
        return right;
    }

    Transactions in(ReadCommitted right) {
        return right;
    }

    /** Does as another does. */
    private static class Other implements Schedules {
        private final Schedules right;

        Other(Schedules right) {
            this.right = right;
        }

        @Override
        public boolean add(Schedule schedule) {
            return right.add(schedule);
        }

        @Override
        public void replace(Schedule schedule) {
            right.replace(schedule);
        }

        @Override
        public Instant now() {
            return right.now();
        }

        @Override
        public Optional<Locked> lock(String name) {
            return right.lock(name);
        }

        @Override
        public Optional<Schedule> find(String name) {
            return right.find(name);
        }

        @Override
        public List<Schedule> all() {
            return right.all();
        }

        @Override
        public boolean remove(String name) {
            return right.remove(name);
        }

        @Override
        public Optional<Due> holdDue(Set<String> passed) {
            return right.holdDue(passed);
        }

        @Override
        public void note(String name, @Nullable String error) {
            right.note(name, error);
        }

        @Override
        public Map<String, String> lastErrors() {
            return right.lastErrors();
        }
    }
}
