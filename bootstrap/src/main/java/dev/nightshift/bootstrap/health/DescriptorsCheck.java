package dev.nightshift.bootstrap.health;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.nightshift.adapters.web.health.Readiness;
import dev.nightshift.adapters.web.health.ReadinessCheck;
import java.lang.management.OperatingSystemMXBean;

/** Whether the process can open more files and connections. */
public final class DescriptorsCheck implements ReadinessCheck {

    private static final int NEARLY_PERCENT = 90;

    /** So few are gone with the next few requests. */
    private static final long LAST = 8;

    private final OperatingSystemMXBean system;

    public DescriptorsCheck(OperatingSystemMXBean system) {
        this.system = system;
    }

    @Override
    public String name() {
        return "descriptors";
    }

    @Override
    public Readiness check() {
        return system instanceof UnixOperatingSystemMXBean unix
                ? of(open(unix), unix.getMaxFileDescriptorCount())
                : Readiness.up();
    }

    /** Counting them takes one: an error says that there is none. */
    private static long open(UnixOperatingSystemMXBean unix) {
        try {
            return unix.getOpenFileDescriptorCount();
        } catch (InternalError none) {
            return -1;
        }
    }

    /** A count below 0 is one that could not be made for want of a descriptor. */
    static Readiness of(long open, long most) {
        if (most <= 0) {
            return Readiness.up();
        }
        if (open < 0 || open > most - LAST) {
            return Readiness.down("They are used up: the process may open %d files and connections.".formatted(most));
        }
        return open * 100 >= most * NEARLY_PERCENT
                ? Readiness.degraded("They are nearly used up: %d of %d are open.".formatted(open, most))
                : Readiness.up();
    }
}
