package dev.nightshift.application.batch;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Writes to a log without ever failing whoever writes: neither for want of memory, nor for a handler or a failure that throws.
 */
final class SafeLog {

    private SafeLog() {}

    /** Says it with the failure, or else without, or else not at all. */
    static void log(Logger log, Level level, String sentence, Throwable failure) {
        try {
            log.log(level, sentence, failure);
        } catch (RuntimeException | Error unspeakable) {
            log(log, level, sentence);
        }
    }

    private static void log(Logger log, Level level, String sentence) {
        try {
            log.log(level, sentence);
        } catch (RuntimeException | Error mute) { // there is nobody left to tell
            return;
        }
    }
}
