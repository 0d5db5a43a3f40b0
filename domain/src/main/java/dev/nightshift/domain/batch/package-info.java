/**
 * Durable jobs: what they are made of, which states they go through, and who may work on them.
 *
 * A {@link JobType} is declared once, in plain Java. {@link BatchJobs} is what users of jobs see, {@link JobQueue} what
 * workers do with them. {@link JobState} is the specification of every move that a job can make. Uses the retry policy.
 */
@NullMarked
package dev.nightshift.domain.batch;

import org.jspecify.annotations.NullMarked;
