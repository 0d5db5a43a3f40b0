package dev.nightshift.application.batch.simulation;

import dev.nightshift.domain.batch.DeadItems;
import dev.nightshift.domain.batch.JobId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Mistakes that could be made around replays, and that a simulation must find. */
enum ReplayFault {
    NONE {
        @Override
        DeadItems in(DeadItems right) {
            return right;
        }
    },

    /** Alone it does no harm: whoever has lost an item does not mark it, and so does not write it. */
    RESERVES_FROM_OTHERS {
        @Override
        DeadItems in(DeadItems right) {
            return new Stealing(right);
        }
    },

    REPLAYS_AS_BEFORE {
        @Override
        DeadItems in(DeadItems right) {
            return new Unreserved(right) {
                @Override
                public List<Long> replayed(JobId job, List<Long> numbers, JobId replay) {
                    markAll(job, numbers);
                    return numbers;
                }
            };
        }
    },

    RESERVES_FROM_OTHERS_AND_MARKS_WITHOUT_A_LOOK {
        @Override
        DeadItems in(DeadItems right) {
            return new Stealing(right) {
                @Override
                public List<Long> replayed(JobId job, List<Long> numbers, JobId replay) {
                    super.replayed(job, numbers, replay);
                    return numbers;
                }
            };
        }
    },

    MARKS_WHAT_IS_STILL_BAD {
        @Override
        DeadItems in(DeadItems right) {
            return new OtherDeadItems(right) {
                @Override
                public void stillBad(JobId job, List<Again> items, JobId replay) {
                    super.replayed(job, items.stream().map(Again::number).toList(), replay);
                }
            };
        }
    },

    KEEPS_RESERVED_WHAT_WAS_LEFT {
        @Override
        DeadItems in(DeadItems right) {
            return new OtherDeadItems(right) {
                private final Map<JobId, Integer> replays = new HashMap<>();

                @Override
                public long reserve(JobId job, @Nullable JobId former, JobId replay) {
                    return replays.merge(job, 1, Integer::sum) > 2 ? 0 : super.reserve(job, former, replay);
                }
            };
        }
    },

    MARKS_BEFORE_THE_EFFECT {
        @Override
        DeadItems in(DeadItems right) {
            return new OtherDeadItems(right) {
                @Override
                public List<Numbered> open(JobId job, JobId replay, long after, int limit) {
                    List<Numbered> open = super.open(job, replay, after, limit);
                    super.replayed(job, open.stream().map(Numbered::number).toList(), replay);
                    return open;
                }

                @Override
                public List<Long> replayed(JobId job, List<Long> numbers, JobId replay) {
                    return numbers;
                }
            };
        }
    };

    abstract DeadItems in(DeadItems right);

    private static JobId nobody(long number) {
        return new JobId(new UUID(0x7000L, 0x8000_0000_0000_0000L + number));
    }

    /** Reserves also what replays have that have not ended. */
    private static class Stealing extends OtherDeadItems {
        private final Map<JobId, JobId> names = new HashMap<>();

        Stealing(DeadItems right) {
            super(right);
        }

        /** A job of this name has always ended. */
        private JobId name(JobId replay) {
            return names.computeIfAbsent(replay, another -> nobody(names.size()));
        }

        @Override
        public long reserve(JobId job, @Nullable JobId former, JobId replay) {
            return super.reserve(job, former == null ? null : name(former), name(replay));
        }

        @Override
        public List<Numbered> open(JobId job, JobId replay, long after, int limit) {
            return super.open(job, name(replay), after, limit);
        }

        @Override
        public List<Long> replayed(JobId job, List<Long> numbers, JobId replay) {
            return super.replayed(job, numbers, name(replay));
        }

        @Override
        public void stillBad(JobId job, List<Again> items, JobId replay) {
            super.stillBad(job, items, name(replay));
        }
    }

    /** Every replay has all that is open, as there were no reservations. */
    private abstract static class Unreserved extends OtherDeadItems {
        private final JobId nobody = nobody(0);

        Unreserved(DeadItems right) {
            super(right);
        }

        @Override
        public long reserve(JobId job, @Nullable JobId former, JobId replay) {
            super.reserve(job, null, nobody);
            return super.open(job, nobody, 0, Integer.MAX_VALUE).size();
        }

        @Override
        public List<Numbered> open(JobId job, JobId replay, long after, int limit) {
            super.reserve(job, null, nobody);
            return super.open(job, nobody, after, limit);
        }

        void markAll(JobId job, List<Long> numbers) {
            super.replayed(job, numbers, nobody);
        }
    }
}
