package dev.nightshift.domain.batch.simulation;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.batch.Advance;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Progress;
import dev.nightshift.domain.batch.RunEnd;
import dev.nightshift.domain.batch.TaskId;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.batch.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Mistakes that a queue could make, and that a simulation must find. */
enum PlantedFault {
    IGNORES_TOKENS {
        @Override
        JobQueue in(JobQueue right, InstantSource clock) {
            return new Remembering(right) {
                @Override
                public JobState advance(Claim claim, Advance chunk) {
                    return super.advance(last(claim), chunk);
                }
            };
        }
    },

    IGNORES_TOKENS_OF_ENDS {
        @Override
        JobQueue in(JobQueue right, InstantSource clock) {
            return new Remembering(right) {
                @Override
                public List<Claim> complete(List<RunEnd> runEnds) {
                    List<Claim> stale = new ArrayList<>();
                    for (RunEnd given : runEnds) {
                        Claim claim = last(given.claim());
                        boolean ends = given instanceof RunEnd.Completed;
                        RunEnd taken = given instanceof RunEnd.Completed completed
                                ? new RunEnd.Completed(claim, completed.last())
                                : given;
                        List<Claim> refused = right.complete(List.of(taken));
                        if (!refused.isEmpty()) {
                            stale.add(ends ? given.claim() : refused.get(0));
                        }
                    }
                    return stale;
                }
            };
        }
    },

    FORGETS_TO_RESET_THE_STREAK {
        @Override
        JobQueue in(JobQueue right, InstantSource clock) {
            return new Remembering(right) {
                @Override
                public int takeOver(Duration lease) {
                    Instant since = clock.instant().minus(lease);
                    int before = 0;
                    for (LiveWorker worker : right.workers()) {
                        if (!worker.beatAt().isAfter(since)) {
                            before += quarantine(worker.id());
                        }
                    }
                    return before + right.takeOver(lease);
                }
            };
        }
    },

    LOSES_A_UNIT_AT_TAKE_OVER {
        @Override
        JobQueue in(JobQueue right, InstantSource clock) {
            return new Remembering(right) {
                private final Set<TaskId> lost = new HashSet<>();

                @Override
                public int takeOver(Duration lease) {
                    Instant since = clock.instant().minus(lease);
                    for (LiveWorker worker : right.workers()) {
                        if (!worker.beatAt().isAfter(since)) {
                            lost.addAll(unitsOf(worker.id()));
                        }
                    }
                    return right.takeOver(lease);
                }

                @Override
                public List<Claim> claim(WorkerId worker, Collection<TypeName> types, int most) {
                    return super.claim(worker, types, most).stream()
                            .filter(claim -> !lost.contains(claim.task()))
                            .toList();
                }
            };
        }
    },

    GIVES_A_UNIT_TO_TWO {
        @Override
        JobQueue in(JobQueue right, InstantSource clock) {
            return new Remembering(right) {
                @Override
                public List<Claim> claim(WorkerId worker, Collection<TypeName> types, int most) {
                    List<Claim> claims = super.claim(worker, types, most);
                    return claims.isEmpty() ? anyOther(worker) : claims;
                }
            };
        }
    },

    FORGETS_THE_LIMITS {
        @Override
        JobQueue in(JobQueue right, InstantSource clock) {
            return new OtherQueue(right) {
                @Override
                public void declare(Collection<Lane> lanes) {
                    right.declare(List.of());
                }
            };
        }
    },

    FORGETS_THE_CHECKPOINT {
        @Override
        JobQueue in(JobQueue right, InstantSource clock) {
            return new OtherQueue(right) {
                @Override
                public List<Claim> claim(WorkerId worker, Collection<TypeName> types, int most) {
                    return super.claim(worker, types, most).stream()
                            .map(claim -> with(claim, null))
                            .toList();
                }
            };
        }
    },

    WAKES_NOBODY {
        @Override
        JobQueue in(JobQueue right, InstantSource clock) {
            return new OtherQueue(right) {
                @Override
                public int wake() {
                    return 0;
                }
            };
        }
    },

    TAKES_NOTHING_OVER {
        @Override
        JobQueue in(JobQueue right, InstantSource clock) {
            return new OtherQueue(right) {
                @Override
                public int takeOver(Duration lease) {
                    return 0;
                }
            };
        }
    },

    TAKES_OVER_FROM_THE_LIVING {
        @Override
        JobQueue in(JobQueue right, InstantSource clock) {
            return new OtherQueue(right) {
                @Override
                public int takeOver(Duration lease) {
                    return super.takeOver(Duration.ofSeconds(2));
                }
            };
        }
    },

    LOSES_ENDS {
        @Override
        JobQueue in(JobQueue right, InstantSource clock) {
            return new OtherQueue(right) {
                private int ends;

                @Override
                public List<Claim> complete(List<RunEnd> runEnds) {
                    return ++ends % 5 == 0 ? List.of() : super.complete(runEnds);
                }
            };
        }
    };

    /** A queue that makes this mistake. */
    abstract JobQueue in(JobQueue right, InstantSource clock);

    private static Claim with(Claim claim, @Nullable String checkpoint) {
        return new Claim(
                claim.task(),
                claim.token(),
                claim.worker(),
                claim.type(),
                claim.strategy(),
                claim.parameters(),
                claim.retries(),
                Progress.NONE,
                checkpoint,
                claim.slice(),
                claim.split(),
                claim.overdue(),
                claim.replayOf(),
                claim.logLines(),
                claim.owner());
    }

    /** A queue that remembers which claims it gave. */
    private abstract static class Remembering extends OtherQueue {

        private final Map<TaskId, Claim> last = new HashMap<>();
        private final Map<TaskId, Integer> times = new HashMap<>();

        Remembering(JobQueue right) {
            super(right);
        }

        @Override
        public List<Claim> claim(WorkerId worker, Collection<TypeName> types, int most) {
            List<Claim> claims = right.claim(worker, types, most);
            for (Claim claim : claims) {
                last.put(claim.task(), claim);
                times.merge(claim.task(), 1, Integer::sum);
            }
            return claims;
        }

        Claim last(Claim claim) {
            return last.getOrDefault(claim.task(), claim);
        }

        List<TaskId> unitsOf(WorkerId worker) {
            return last.values().stream()
                    .filter(claim -> claim.worker().equals(worker))
                    .map(Claim::task)
                    .toList();
        }

        List<Claim> anyOther(WorkerId worker) {
            return last.values().stream()
                    .filter(claim -> !claim.worker().equals(worker))
                    .limit(1)
                    .toList();
        }

        int quarantine(WorkerId worker) {
            int count = 0;
            for (TaskId task : unitsOf(worker)) {
                if (times.getOrDefault(task, 0) >= 3) {
                    RunEnd end = new RunEnd.Quarantined(requireNonNull(last.get(task)), "three crashes");
                    count += right.complete(List.of(end)).isEmpty() ? 1 : 0;
                }
            }
            return count;
        }
    }
}
